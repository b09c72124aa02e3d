import type { Type } from '@nestjs/common';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Album } from '../../catalog/models/album.model';
import { Artist } from '../../catalog/models/artist.model';
import { Track } from '../../catalog/models/track.model';
import { connectionOf } from '../../platform/graphql/connection';
import { PlayContext } from './play-context.model';

/** An entry of a ranked list. What takes more than the list itself is found when it is asked for. */
export interface RankedEdge<Node> {
  cursor: string;
  rank: number;
  readonly previousRank: Promise<number | null>;
  plays: number;
  msPlayed: number;
  readonly node: Node | Promise<Node>;
}

function rankedEdgeOf<Node>(node: () => Type<Node>): Type<RankedEdge<Node>> {
  @ObjectType({ isAbstract: true })
  class AbstractRankedEdge implements RankedEdge<Node> {
    @Field(() => String, { description: 'Opaque; give it as `after` to continue behind this entry.' })
    cursor: string;

    @Field(() => Int, { description: 'From 1; no two entries of a list share one.' })
    rank: number;

    @Field(() => Int, {
      nullable: true,
      description: 'Rank in the period compared with, by the same measure; null when it had none there.',
    })
    readonly previousRank: Promise<number | null>;

    @Field(() => Int, { description: "Plays of the period that count by the listener's counting rule." })
    plays: number;

    @Field(() => Float, {
      description:
        "Milliseconds listened over all stored plays of it; unknown ones are taken from the track's duration. How much that is tells Totals.msEstimatedShare.",
    })
    msPlayed: number;

    @Field(node, { description: 'The entry itself.' })
    readonly node: Node | Promise<Node>;
  }
  return AbstractRankedEdge;
}

@ObjectType({ description: 'A genre of artists.' })
export class Genre {
  @Field(() => String, { description: 'As Spotify writes it.' })
  name: string;
}

@ObjectType({ description: 'A track at its rank.' })
export class TopTrackEdge extends rankedEdgeOf(() => Track) {}

@ObjectType({ description: 'A page of ranked tracks.' })
export class TopTrackConnection extends connectionOf(() => TopTrackEdge) {}

@ObjectType({ description: 'An artist at its rank; a play counts for every artist that its track credits.' })
export class TopArtistEdge extends rankedEdgeOf(() => Artist) {}

@ObjectType({ description: 'A page of ranked artists.' })
export class TopArtistConnection extends connectionOf(() => TopArtistEdge) {}

@ObjectType({ description: 'An album at its rank.' })
export class TopAlbumEdge extends rankedEdgeOf(() => Album) {}

@ObjectType({ description: 'A page of ranked albums.' })
export class TopAlbumConnection extends connectionOf(() => TopAlbumEdge) {}

@ObjectType({ description: 'A genre at its rank; a play counts once for every genre that an artist of its track has.' })
export class TopGenreEdge extends rankedEdgeOf(() => Genre) {}

@ObjectType({ description: 'A page of ranked genres.' })
export class TopGenreConnection extends connectionOf(() => TopGenreEdge) {}

@ObjectType({ description: 'What was played from, at its rank.' })
export class TopContextEdge extends rankedEdgeOf(() => PlayContext) {}

@ObjectType({ description: 'A page of ranked playlists, albums and other places to play from.' })
export class TopContextConnection extends connectionOf(() => TopContextEdge) {}
