import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node.model';

@ObjectType({ description: 'An album, single or compilation.', implements: () => [Node] })
export class Album implements Node {
  id: string;

  /** Number in the database. Never shown. */
  key: number;

  /** Key of the artist; the resolver turns it into the artist. */
  artistId: number;

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
