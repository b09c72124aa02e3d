import { VIEWER } from '../../../testing/answers';
import type { CurrentStreak } from './overview-items';
import type { ImportGlanceFragment, OverviewQuery } from './overview.generated';

type Archive = NonNullable<OverviewQuery['viewer']>['archive'];

function track(name: string) {
  return {
    __typename: 'Track' as const,
    id: `track-${name}`,
    name,
    album: { __typename: 'Album' as const, id: `album-${name}`, imageUrl: null },
    artists: [{ __typename: 'Artist' as const, id: `artist-${name}`, name: `${name} Band` }],
  };
}

type Stats = NonNullable<OverviewQuery['viewer']>['stats'];

/** What an overview answer is made of. */
export interface OverviewParts {
  archive?: Partial<Archive>;
  plays?: number;
  top?: string[];
  /** Names of the recent tracks, newest first; each is one play, a minute older than the one before. */
  recent?: string[];
  imports?: ImportGlanceFragment[];
  /** Replaces parts of what is known of the period. */
  stats?: Partial<Stats>;
  /** The streak of all time that goes on. */
  current?: CurrentStreak | null;
}

/** An overview with two top tracks and two recent plays unless told otherwise. */
export function overview({
  archive,
  plays = 12,
  top = ['Alpha', 'Beta'],
  recent = ['Alpha', 'Beta'],
  imports = [importGlance()],
  stats,
  current = null,
}: OverviewParts = {}) {
  return {
    viewer: {
      ...VIEWER,
      weekStart: 'MONDAY',
      archive: {
        __typename: 'Archive',
        version: '7',
        storedPlays: 40_938,
        firstPlayedAt: '2013-03-12T18:00:00.000Z',
        ...archive,
      },
      imports: glances(imports),
      stats: { ...overviewStats(plays, top), ...stats },
      ever: { __typename: 'Stats', streaks: { __typename: 'Streaks', current } },
      plays: {
        __typename: 'PlayConnection',
        edges: recent.map((name, index) => ({
          __typename: 'PlayEdge',
          node: {
            __typename: 'Play',
            id: `play-${name}`,
            playedAt: new Date(Date.parse('2026-11-21T13:02:00.000Z') - index * 60_000).toISOString(),
            counted: true,
            track: track(name),
          },
        })),
      },
    },
    service: { __typename: 'Service', demo: false },
  } satisfies OverviewQuery;
}

/** Four weeks with `plays` of three minutes each, all on the last day but one, and none in the four weeks before. */
function overviewStats(plays: number, top: string[]): Stats {
  const msPlayed = plays * 180_000;
  const days = ['2026-11-20', '2026-11-21'];
  return {
    __typename: 'Stats',
    period: { __typename: 'Period', firstDay: '2026-10-25', lastDay: '2026-11-21' },
    totals: {
      __typename: 'Totals',
      plays,
      msPlayed,
      msEstimatedShare: 0,
      tracks: top.length,
      artists: top.length,
      albums: 0,
      activeDays: plays > 0 ? 1 : 0,
    },
    previous: {
      __typename: 'Stats',
      period: { __typename: 'Period', firstDay: '2026-09-27', lastDay: '2026-10-24' },
      totals: { __typename: 'Totals', plays: 0, msPlayed: 0, tracks: 0, artists: 0, albums: 0 },
    },
    timeline: { __typename: 'Timeline', by: 'DAY', starts: days, plays: [plays, 0], msPlayed: [msPlayed, 0] },
    clock: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0)),
    streaks: { __typename: 'Streaks', longest: null },
    discovery: {
      __typename: 'Discovery',
      tracks: 0,
      artists: 0,
      topTracks: { __typename: 'TopTrackConnection', edges: [] },
    },
    ...toplists(top),
    topGenres: { __typename: 'TopGenreConnection', edges: [] },
  };
}

/** The names as tracks and as the bands that play them; no albums. */
function toplists(top: string[]): Pick<Stats, 'topTracks' | 'topArtists' | 'topAlbums'> {
  const edges = top.map((name, index) => ({ name, plays: 10 - index, rank: index + 1 }));
  return {
    topTracks: {
      __typename: 'TopTrackConnection',
      edges: edges.map(({ name, ...edge }) => ({
        __typename: 'TopTrackEdge',
        ...edge,
        previousRank: null,
        msPlayed: 600_000,
        node: track(name),
      })),
    },
    topArtists: {
      __typename: 'TopArtistConnection',
      edges: edges.map(({ name, plays: count }) => ({
        __typename: 'TopArtistEdge',
        plays: count,
        node: { __typename: 'Artist', id: `artist-${name}`, name: `${name} Band`, imageUrl: null },
      })),
    },
    topAlbums: { __typename: 'TopAlbumConnection', edges: [] },
  };
}

/** A finished import as the overview sees it; `changes` replace parts of it. */
export function importGlance(changes: Partial<ImportGlanceFragment> = {}): ImportGlanceFragment {
  return {
    __typename: 'Import',
    id: 'import-1',
    fileName: 'my_spotify_data.zip',
    state: 'DONE',
    ...changes,
  };
}

function glances(list: ImportGlanceFragment[]) {
  return {
    __typename: 'ImportConnection' as const,
    edges: list.map((node) => ({ __typename: 'ImportEdge' as const, node })),
  };
}
