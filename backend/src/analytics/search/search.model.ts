import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Album } from '../../catalog/models/album.model';
import { Artist } from '../../catalog/models/artist.model';
import { Track } from '../../catalog/models/track.model';

/** One thing that was found. */
export interface Found<Node> {
  plays: number;
  readonly node: Promise<Node>;
}

function foundOf<Node>(node: () => Type<Node>): Type<Found<Node>> {
  @ObjectType({ isAbstract: true })
  class AbstractFound implements Found<Node> {
    @Field(() => Int, { description: "Plays of it of all time that count by the listener's counting rule." })
    plays: number;

    @Field(node, { description: 'What was found.' })
    readonly node: Promise<Node>;
  }
  return AbstractFound;
}

@ObjectType({ description: 'A track that was found.' })
export class FoundTrack extends foundOf(() => Track) {}

@ObjectType({ description: 'An artist who was found.' })
export class FoundArtist extends foundOf(() => Artist) {}

@ObjectType({ description: 'An album that was found.' })
export class FoundAlbum extends foundOf(() => Album) {}

const ORDER =
  'Best match first: the whole name, its beginning, the beginning of a word, inside a word, all words in any order, and last with a typing error; those that match alike by plays.';

@ObjectType({
  description: 'What a listener has played and whose name fits; at most as many of each kind as was asked for.',
})
export class SearchResults {
  @Field(() => [FoundTrack], { description: `Tracks by name. ${ORDER}` })
  readonly tracks: Promise<Found<Track>[]>;

  @Field(() => [FoundArtist], { description: `Artists by name. ${ORDER}` })
  readonly artists: Promise<Found<Artist>[]>;

  @Field(() => [FoundAlbum], { description: `Albums by name. ${ORDER}` })
  readonly albums: Promise<Found<Album>[]>;
}
