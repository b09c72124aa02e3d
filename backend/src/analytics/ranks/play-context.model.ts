import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

/** What kind of place plays are started from. */
export enum PlayContextKind {
  PLAYLIST = 'PLAYLIST',
  ALBUM = 'ALBUM',
  ARTIST = 'ARTIST',
  COLLECTION = 'COLLECTION',
  SHOW = 'SHOW',
  OTHER = 'OTHER',
}

registerEnumType(PlayContextKind, {
  name: 'PlayContextKind',
  description: 'What kind of place a play was started from.',
  valuesMap: {
    PLAYLIST: { description: 'A playlist.' },
    ALBUM: { description: 'An album.' },
    ARTIST: { description: 'The page of an artist.' },
    COLLECTION: { description: "The listener's own liked songs." },
    SHOW: { description: 'A podcast.' },
    OTHER: { description: 'Something else.' },
  },
});

@ObjectType({
  description: 'The playlist, album, artist or other place that plays were started from. Only polled plays know it.',
})
export class PlayContext {
  @Field(() => String, { description: 'Spotify URI.' })
  uri: string;

  @Field(() => PlayContextKind, { description: 'What it is.' })
  kind: PlayContextKind;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the album or artist; null when no played track belongs to it.',
  })
  readonly name: Promise<string | null>;

  @Field(() => String, { nullable: true, description: 'Page at Spotify; null when there is none.' })
  spotifyUrl: string | null;
}
