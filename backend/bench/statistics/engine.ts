import {
  activeDays,
  type Bucket,
  calendar,
  clock,
  discovery,
  distinctCounts,
  diversity,
  habits,
  type History,
  ItemFacts,
  type ListKind,
  newestRows,
  playback,
  playSums,
  type RankBy,
  sessions,
  streaks,
  timeline,
  topList,
} from '@audiospective/listening';
import { ask, type Range, rangeBefore } from './ranges';

/** One history asked about one period; `today` is the listener's local day. */
export interface Inquiry {
  history: History;
  range: Range;
  today: string;
}

/** Works one statistic out from nothing and answers a number that stands for all of it, to be compared with SQL's. */
export type EngineStatistic = (inquiry: Inquiry) => number;

const FIRST_TEN = { offset: 0, limit: 10 };

const sum = (values: ArrayLike<number>) =>
  Array.prototype.reduce.call(values, (a, b) => (a as number) + (b as number), 0) as number;

const top =
  (kind: ListKind, by: RankBy = 'PLAYS'): EngineStatistic =>
  ({ history, range }) =>
    sum(topList(ask(history, range), kind, { by, ...FIRST_TEN }).map(({ plays }) => plays));

const line =
  (by: Bucket): EngineStatistic =>
  ({ history, range }) =>
    sum(timeline(ask(history, range), by).plays);

/** Every statistic by its name. What a whole history remembers (such as the genres of its tracks) is warm, what a question remembers is not. */
export const ENGINE: Record<string, EngineStatistic> = {
  totals: ({ history, range }) => {
    const selection = ask(history, range);
    const { tracks, artists, albums, genres } = distinctCounts(selection);
    return playSums(selection).plays + tracks + artists + albums + genres + activeDays(selection);
  },
  'top tracks': top('TRACKS'),
  'top tracks by time': top('TRACKS', 'TIME'),
  'top artists': top('ARTISTS'),
  'top albums': top('ALBUMS'),
  'top genres': top('GENRES'),
  'top contexts': top('CONTEXTS'),
  'top tracks with ranks before': ({ history, range }) => {
    const before = rangeBefore(range);
    const page = { by: 'PLAYS', ...FIRST_TEN } as const;
    const list = topList(ask(history, range), 'TRACKS', page, before ? ask(history, before) : undefined);
    return sum(list.map(({ plays, previousRank }) => plays + (previousRank ?? 0)));
  },
  clock: ({ history, range }) => sum(clock(ask(history, range)).map(sum)),
  'timeline by day': line('DAY'),
  'timeline by month': line('MONTH'),
  calendar: ({ history, range }) => calendar(ask(history, range)).busiestDay?.plays ?? 0,
  streaks: ({ history, range, today }) => streaks(ask(history, range), today).longest?.days ?? 0,
  sessions: ({ history, range }) => sessions(ask(history, range)).count,
  discovery: ({ history, range }) => discovery(ask(history, range)).tracks,
  diversity: ({ history, range }) => diversity(ask(history, range))?.score ?? 0,
  habits: ({ history, range, today }) => habits(ask(history, range), today)?.peakHour ?? 0,
  playback: ({ history, range }) => playback(ask(history, range)).skips.skipped,
  'page of an artist': ({ history, range }) => {
    const selection = ask(history, range);
    const [first] = topList(selection, 'ARTISTS', { by: 'PLAYS', offset: 100, limit: 1 });
    const { sums, rank, bestDay } = new ItemFacts(selection, 'ARTISTS', first?.index ?? 0);
    return sums.plays + (rank ?? 0) + (bestDay?.plays ?? 0);
  },
  'totals of phones at weekends': ({ history, range }) =>
    playSums(ask(history, range, { filter: { devices: ['PHONE'], weekdays: [5, 6] } })).plays,
  '20 newest plays': ({ history, range }) =>
    sum(newestRows(ask(history, range), null, 20).map((row) => history.plays.second[row]! % 1_000)),
};
