import type { HistoryPlayFragment, HistoryQuery, OlderPlaysQuery } from './history.generated';

type CountingRule = NonNullable<HistoryQuery['viewer']>['countingRule'];

/** A play of the track of that name, by the band of that name; `changes` replace parts of it. */
export function play(name: string, playedAt: string, changes: Partial<HistoryPlayFragment> = {}): HistoryPlayFragment {
  return {
    __typename: 'Play',
    id: `play-${name}-${playedAt}`,
    playedAt,
    msPlayed: 185_000,
    counted: true,
    sources: ['POLL', 'EXTENDED_EXPORT'],
    track: {
      __typename: 'Track',
      id: `track-${name}`,
      name,
      durationMs: 185_000,
      artists: [{ __typename: 'Artist', id: `artist-${name}`, name: `${name} Band` }],
      album: null,
    },
    ...changes,
  };
}

/** What the history's answer is made of. */
export interface HistoryParts {
  plays?: HistoryPlayFragment[];
  /** Cursor of older plays; none without it. */
  next?: string | null;
  version?: string;
  countingRule?: CountingRule;
  storedPlays?: number;
  /** Name of the track that the list is about; null for one that is not known, absent without such a filter. */
  track?: string | null;
}

/** The first plays of a history. */
export function history({ plays = [], next = null, version = '7', storedPlays = 9, ...more }: HistoryParts = {}) {
  const { countingRule = 'THIRTY_SECONDS', track } = more;
  return {
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      displayName: 'Robin Example',
      avatarUrl: null,
      timeZone: 'Europe/Berlin',
      countingRule,
      archive: {
        __typename: 'Archive',
        version,
        storedPlays,
        firstPlayedAt: storedPlays ? '2013-03-12T18:00:00.000Z' : null,
      },
      plays: connection(plays, next),
    },
    ...(track !== undefined &&
      ({ item: track === null ? null : { __typename: 'Track', id: `track-${track}`, name: track } } as const)),
    service: { __typename: 'Service', demo: false },
  } satisfies HistoryQuery;
}

/** A page of older plays. */
export function older(
  plays: HistoryPlayFragment[],
  next: string | null = null,
  countingRule: CountingRule = 'THIRTY_SECONDS',
): OlderPlaysQuery {
  const viewer = { __typename: 'Viewer', id: 'viewer-1', timeZone: 'Europe/Berlin', countingRule } as const;
  return { viewer: { ...viewer, plays: connection(plays, next) } };
}

function connection(plays: HistoryPlayFragment[], next: string | null) {
  return {
    __typename: 'PlayConnection' as const,
    edges: plays.map((node) => ({ __typename: 'PlayEdge' as const, node })),
    pageInfo: { __typename: 'PageInfo' as const, endCursor: next, hasNextPage: next !== null },
  };
}
