import { VIEWER } from '../../../testing/answers';
import type { MoreTopTracksQuery, TopTracksQuery } from './top-tracks.generated';

type Viewer = NonNullable<TopTracksQuery['viewer']>;
type CountingRule = Viewer['countingRule'];
type Edge = Viewer['stats']['top']['edges'][number];

/** A ranked track as a test names it: with 100 plays for the first, one less for each that follows. */
export interface RankedName {
  name: string;
  rank: number;
  previousRank?: number | null;
}

/** What an answer for top tracks is made of. */
export interface TopParts {
  names?: readonly RankedName[];
  /** Tracks of the whole list; as many as are named unless there are more. */
  entries?: number;
  plays?: number;
  version?: string;
  countingRule?: CountingRule;
  storedPlays?: number;
  /** Names of the period before, from the first rank on; null where there is no period before. */
  before?: readonly string[] | null;
  /** Names of the period beside it; there is none without. */
  other?: readonly string[];
}

/** What a later page is made of. */
export interface LaterParts {
  version?: string;
  countingRule?: CountingRule;
  hasNextPage?: boolean;
}

const service = { __typename: 'Service', demo: false } as const;

/** The names at the ranks from `first` on, none of them ranked before. */
export function ranked(names: readonly string[], first = 1): RankedName[] {
  return names.map((name, index) => ({ name, rank: first + index, previousRank: null }));
}

function track(name: string): Edge['node'] {
  return {
    __typename: 'Track',
    id: `track-${name}`,
    name,
    artists: [{ __typename: 'Artist', id: `artist-${name}`, name: `${name} Band` }],
    album: null,
  };
}

function connection(names: readonly RankedName[], hasNextPage: boolean): Viewer['stats']['top'] {
  const edges = names.map(({ name, rank, previousRank = null }) => ({
    __typename: 'TopTrackEdge' as const,
    rank,
    previousRank,
    plays: 101 - rank,
    msPlayed: (101 - rank) * 180_000,
    node: track(name),
  }));
  const endCursor = `after-${names.at(-1)?.rank ?? 0}`;
  return {
    __typename: 'TopTrackConnection',
    edges,
    pageInfo: { __typename: 'PageInfo', endCursor, hasNextPage },
  };
}

function stats(names: readonly RankedName[], year: number, { plays = 200, entries = names.length }: TopParts) {
  return {
    __typename: 'Stats' as const,
    period: { __typename: 'Period' as const, firstDay: `${year}-01-01`, lastDay: `${year}-12-31` },
    totals: { __typename: 'Totals' as const, plays, msPlayed: plays * 180_000, msEstimatedShare: 0, entries },
    top: connection(names, entries > names.length),
  };
}

/** Top tracks of 2024: Alpha, Beta, Gamma and Delta unless told otherwise. */
export function topTracks(parts: TopParts = {}): TopTracksQuery {
  const { names = ranked(['Alpha', 'Beta', 'Gamma', 'Delta']), before = null, other } = parts;
  const former = before && stats(ranked(before), 2023, { plays: 100 });
  return {
    viewer: {
      ...VIEWER,
      countingRule: parts.countingRule ?? 'THIRTY_SECONDS',
      archive: {
        __typename: 'Archive',
        version: parts.version ?? '7',
        storedPlays: parts.storedPlays ?? 40_938,
        firstPlayedAt: '2013-03-12T18:00:00.000Z',
      },
      stats: { ...stats(names, 2024, parts), ...(!other && { previous: former }) },
      ...(other && { other: stats(ranked(other), 2023, { plays: 100 }) }),
    },
    service,
  };
}

/** A later page of the same list. */
export function moreTopTracks(
  names: readonly RankedName[],
  { version = '7', countingRule = 'THIRTY_SECONDS', hasNextPage = false }: LaterParts = {},
): MoreTopTracksQuery {
  return {
    viewer: {
      __typename: 'Viewer',
      id: VIEWER.id,
      timeZone: VIEWER.timeZone,
      countingRule,
      archive: { __typename: 'Archive', version },
      stats: { __typename: 'Stats', top: connection(names, hasNextPage) },
    },
  };
}
