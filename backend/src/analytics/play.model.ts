import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf, edgeOf } from '../platform/graphql/connection';
import { DateTime } from '../platform/graphql/scalars';

/** Where the archive has a play from; the values are the bits in `play.sources`. */
export enum PlaySource {
  POLL = 1,
  EXTENDED_EXPORT = 2,
  ACCOUNT_EXPORT = 4,
}

registerEnumType(PlaySource, {
  name: 'PlaySource',
  description: 'Where the archive has a play from.',
  valuesMap: {
    POLL: { description: "Polled from Spotify's list of recent plays." },
    EXTENDED_EXPORT: { description: 'An export of the extended streaming history.' },
    ACCOUNT_EXPORT: { description: 'An export of account data, exact to the minute.' },
  },
});

@ObjectType({ description: 'One stream of one track.' })
export class Play {
  /** Key of the track; the resolver turns it into the track. */
  trackId: number;

  @Field(() => ID, { description: 'Opaque, and the same until a better source moves its end or tells another track.' })
  id: string;

  @Field(() => DateTime, { description: 'End of the play, in UTC.' })
  playedAt: Date;

  @Field(() => Int, { nullable: true, description: 'Milliseconds really streamed; null until an export tells.' })
  msPlayed: number | null;

  @Field({ description: "Whether it counts by the listener's counting rule." })
  counted: boolean;

  @Field(() => [PlaySource], { description: 'Every source that knows of it.' })
  sources: PlaySource[];

  @Field(() => String, {
    nullable: true,
    description: 'Spotify URI of the playlist, album or artist it was played from; null when unknown.',
  })
  contextUri: string | null;
}

@ObjectType({ description: 'A play in the list.' })
export class PlayEdge extends edgeOf(() => Play) {}

@ObjectType({ description: 'A page of plays.' })
export class PlayConnection extends connectionOf(() => PlayEdge) {}
