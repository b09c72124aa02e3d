import { Field, ObjectType } from '@nestjs/graphql';
import { Node } from '../../platform/graphql/node.model';

@ObjectType({ description: 'An artist of the catalogue that all listeners share.', implements: () => [Node] })
export class Artist implements Node {
  id: string;

  /** Number in the database. Never shown. */
  key: number;

  @Field({ description: 'As Spotify writes it.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Picture at Spotify; null until it is known.' })
  imageUrl: string | null;

  @Field(() => [String], { description: 'Genres by name, in alphabetical order; empty while none is known.' })
  genres: string[];

  @Field(() => String, { nullable: true, description: 'Page at Spotify; null for an artist known by name only.' })
  spotifyUrl: string | null;
}
