import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node.model';

@ObjectType({ description: 'A track of the catalogue that all listeners share.', implements: () => [Node] })
export class Track implements Node {
  id: string;

  /** Number in the database. Never shown. */
  key: number;

  /** Keys of album and artists; the resolver turns them into these. */
  albumId: number | null;
  artistIds: number[];

  @Field({ description: 'As Spotify writes it.' })
  name: string;

  @Field(() => Int, { nullable: true, description: 'Length in milliseconds; null until it is known.' })
  durationMs: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether Spotify marks it as explicit; null until it is known.',
  })
  explicit: boolean | null;

  @Field(() => String, { nullable: true, description: 'Page at Spotify; null for a track known by name only.' })
  spotifyUrl: string | null;
}
