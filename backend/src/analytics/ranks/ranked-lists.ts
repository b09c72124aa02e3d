import {
  discovered,
  type DiscoveryKind,
  type History,
  type ListKind,
  type Ranked,
  type Selection,
  topList,
  type TopPage,
} from '@audiospective/listening';
import { ALBUMS } from '../../catalog/loaders/album.loader';
import { ARTISTS } from '../../catalog/loaders/artist.loader';
import { TRACKS } from '../../catalog/loaders/track.loader';
import type { Album } from '../../catalog/models/album.model';
import type { Artist } from '../../catalog/models/artist.model';
import type { Track } from '../../catalog/models/track.model';
import type { RequestLoaders } from '../../platform/graphql/loader-registry';
import { toPlayContext } from './play-context';
import type { PlayContext } from './play-context.model';
import type { Genre } from './ranks.model';

/** A kind of things that can be ranked, and how one is found by its index in a history. */
export interface RankedKind<Node, Kind extends ListKind = ListKind> {
  kind: Kind;
  find: (history: History, index: number, loaders: RequestLoaders) => Node | Promise<Node>;
}

/** A ranked list of things of one kind. */
export interface RankedList<Node> extends Pick<RankedKind<Node>, 'find'> {
  /** Its name in cursors. */
  name: string;
  /** A page of it; with `previous` the entries know their rank in the same list of that selection. */
  rank: (selection: Selection, page: TopPage, previous?: Selection) => Ranked[];
}

export const RANKED_TRACKS: RankedKind<Track, 'TRACKS'> = {
  kind: 'TRACKS',
  find: ({ catalogue }, index, loaders) => loaders.get(TRACKS).load(catalogue.tracks.id[index]!),
};
export const RANKED_ARTISTS: RankedKind<Artist, 'ARTISTS'> = {
  kind: 'ARTISTS',
  find: ({ catalogue }, index, loaders) => loaders.get(ARTISTS).load(catalogue.artists.id[index]!),
};
export const RANKED_ALBUMS: RankedKind<Album, 'ALBUMS'> = {
  kind: 'ALBUMS',
  find: ({ catalogue }, index, loaders) => loaders.get(ALBUMS).load(catalogue.albums.id[index]!),
};
const RANKED_GENRES: RankedKind<Genre> = {
  kind: 'GENRES',
  find: ({ catalogue }, index) => ({ name: catalogue.genres[index]! }),
};
const RANKED_CONTEXTS: RankedKind<PlayContext> = {
  kind: 'CONTEXTS',
  find: ({ circumstances, catalogue }, index, loaders) =>
    toPlayContext(circumstances.contexts[index]!, catalogue, loaders),
};

export const TOP_TRACKS = topOf(RANKED_TRACKS);
export const TOP_ARTISTS = topOf(RANKED_ARTISTS);
export const TOP_ALBUMS = topOf(RANKED_ALBUMS);
export const TOP_GENRES = topOf(RANKED_GENRES);
export const TOP_CONTEXTS = topOf(RANKED_CONTEXTS);

export const DISCOVERED_TRACKS = discoveredOf(RANKED_TRACKS);
export const DISCOVERED_ARTISTS = discoveredOf(RANKED_ARTISTS);
export const DISCOVERED_ALBUMS = discoveredOf(RANKED_ALBUMS);

function topOf<Node>({ kind, find }: RankedKind<Node>): RankedList<Node> {
  return { name: `top-${kind}`, find, rank: (selection, page, previous) => topList(selection, kind, page, previous) };
}

function discoveredOf<Node>({ kind, find }: RankedKind<Node, DiscoveryKind>): RankedList<Node> {
  const rank: RankedList<Node>['rank'] = (selection, page, previous) => {
    const entries = discovered(selection, kind, page);
    return previous ? entries.map(withRanksIn(discovered(previous, kind, { ...page, ...WHOLE_LIST }))) : entries;
  };
  return { name: `discovered-${kind}`, find, rank };
}

const WHOLE_LIST = { offset: 0, limit: Infinity };

function withRanksIn(previous: readonly Ranked[]): (entry: Ranked) => Ranked {
  const ranks = new Map(previous.map(({ index, rank }) => [index, rank]));
  return (entry) => ({ ...entry, previousRank: ranks.get(entry.index) ?? null });
}
