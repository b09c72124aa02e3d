import type { HabitsQuery } from './habits.generated';

type Stats = NonNullable<HabitsQuery['viewer']>['stats'];

const NO_KNOWN = { __typename: 'KnownPlays', plays: 0, known: 0 } as const;

/** A week without plays but those at `[weekday from Monday, hour, plays]`. */
export function clockWith(...plays: [number, number, number][]): number[][] {
  const clock = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const [weekday, hour, count] of plays) clock[weekday]![hour] = count;
  return clock;
}

/** Figures of playback of which nothing is known; `changes` replace parts. */
export function playback(changes: Partial<Stats['playback']> = {}): Stats['playback'] {
  return {
    __typename: 'PlaybackFacts',
    plays: 100,
    storedPlays: 120,
    skips: NO_KNOWN,
    completion: { __typename: 'Completion', averageShare: null, measured: 0, completed: 0, known: 0 },
    shuffle: NO_KNOWN,
    offline: NO_KNOWN,
    private: NO_KNOWN,
    explicit: NO_KNOWN,
    devices: [],
    countries: [],
    decades: [],
    ...changes,
  };
}

/** What an export has told of 100 counted and 120 stored plays. */
export const TOLD = playback({
  skips: { __typename: 'KnownPlays', plays: 30, known: 120 },
  shuffle: { __typename: 'KnownPlays', plays: 20, known: 80 },
  devices: [
    { __typename: 'DevicePlays', kind: 'PHONE', plays: 60, msPlayed: 10_800_000 },
    { __typename: 'DevicePlays', kind: 'COMPUTER', plays: 20, msPlayed: 3_600_000 },
  ],
  countries: [{ __typename: 'CountryPlays', code: 'SE', plays: 80, msPlayed: 14_400_000 }],
});

/** New things of a period, with one new artist. */
export function discovery(changes: Partial<Stats['discovery']> = {}): Stats['discovery'] {
  const node = { __typename: 'Artist', id: 'artist-1', name: 'Alpha Band', imageUrl: null } as const;
  return {
    __typename: 'Discovery',
    tracks: 12,
    artists: 1,
    albums: 3,
    plays: 25,
    topArtists: { __typename: 'TopArtistConnection', edges: [{ __typename: 'TopArtistEdge', plays: 9, node }] },
    ...changes,
  };
}

const STATS: Stats = {
  __typename: 'Stats',
  period: { __typename: 'Period', firstDay: '2025-11-22', lastDay: '2026-11-21' },
  totals: { __typename: 'Totals', plays: 100, tracks: 40, artists: 8, activeDays: 6 },
  habits: {
    __typename: 'Habits',
    timeOfDay: 'NIGHT_OWL',
    week: 'WEEKDAY_REGULAR',
    peakHour: 23,
    peakWeekday: 'FRIDAY',
    shares: [
      { __typename: 'TimeOfDayShare', timeOfDay: 'MORNING_BIRD', share: 0 },
      { __typename: 'TimeOfDayShare', timeOfDay: 'AFTERNOON_LISTENER', share: 0 },
      { __typename: 'TimeOfDayShare', timeOfDay: 'EVENING_ENTHUSIAST', share: 0.4 },
      { __typename: 'TimeOfDayShare', timeOfDay: 'NIGHT_OWL', share: 0.6 },
    ],
  },
  clock: clockWith([4, 23, 60], [4, 21, 40]),
  calendar: {
    __typename: 'Calendar',
    firstDay: '2026-11-12',
    plays: [30, 5, 2, 2, 1, 0, 0, 0, 0, 60],
    msPlayed: [7_200_000, 600_000, 300_000, 300_000, 180_000, 0, 0, 0, 0, 10_800_000],
    levels: [4, 3, 2, 2, 1, 0, 0, 0, 0, 4],
    busiestDay: { __typename: 'DayOfPlays', day: '2026-11-21', plays: 60, msPlayed: 10_800_000 },
  },
  streaks: {
    __typename: 'Streaks',
    current: { __typename: 'Streak', days: 1, firstDay: '2026-11-21', lastDay: '2026-11-21' },
    longest: { __typename: 'Streak', days: 1, firstDay: '2026-11-21', lastDay: '2026-11-21' },
  },
  sessions: {
    __typename: 'ListeningSessions',
    count: 2,
    averageMs: 9_000_000,
    averagePlays: 50,
    longest: {
      __typename: 'ListeningSession',
      startedAt: '2026-11-20T22:30:00.000Z',
      endedAt: '2026-11-21T01:30:00.000Z',
      ms: 10_800_000,
      plays: 60,
    },
  },
  discovery: discovery(),
  diversity: {
    __typename: 'Diversity',
    score: 64,
    label: 'BALANCED_LISTENER',
    artistVariety: 40,
    evenness: 75,
    trackVariety: 80,
  },
  playback: TOLD,
};

/** Habits of 100 plays; `changes` replace parts of the statistics. */
export function stats(changes: Partial<Stats> = {}): Stats {
  return { ...STATS, ...changes };
}

/** The page's answer. */
export function habitsAnswer(changes: Partial<Stats> = {}, storedPlays = 120): HabitsQuery {
  return {
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      displayName: 'Robin Example',
      avatarUrl: null,
      timeZone: 'Europe/Berlin',
      weekStart: 'MONDAY',
      archive: { __typename: 'Archive', version: '7', storedPlays, firstPlayedAt: '2013-03-12T18:00:00.000Z' },
      stats: stats(changes),
    },
    service: { __typename: 'Service', demo: false },
  };
}

/** Statistics of a period in which nothing counted. */
export const NOTHING: Partial<Stats> = {
  totals: { __typename: 'Totals', plays: 0, tracks: 0, artists: 0, activeDays: 0 },
  habits: null,
  diversity: null,
  clock: clockWith(),
  calendar: { __typename: 'Calendar', firstDay: null, plays: [], msPlayed: [], levels: [], busiestDay: null },
  streaks: { __typename: 'Streaks', current: null, longest: null },
  sessions: { __typename: 'ListeningSessions', count: 0, averageMs: 0, averagePlays: 0, longest: null },
  discovery: discovery({
    tracks: 0,
    artists: 0,
    albums: 0,
    plays: 0,
    topArtists: { __typename: 'TopArtistConnection', edges: [] },
  }),
  playback: playback({ plays: 0, storedPlays: 0 }),
};
