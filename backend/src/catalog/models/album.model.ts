import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'An album, single or compilation.' })
export class Album {
  /** Key of the artist; the resolver turns it into the artist. */
  artistId: number;

  @Field(() => ID, { description: 'Opaque, and the same for ever.' })
  id: string;

  @Field({ description: 'As Spotify writes it.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Cover at Spotify; null until it is known.' })
  imageUrl: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As exactly as it is known: 1999, 1999-03 or 1999-03-05.',
  })
  releaseDate: string | null;

  @Field(() => String, { nullable: true, description: 'Page at Spotify; null for an album known by name only.' })
  spotifyUrl: string | null;
}
