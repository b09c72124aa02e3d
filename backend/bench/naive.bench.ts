import { HistoryLoader } from '../src/analytics/history/history-loader';
import { benchDatabase } from './bench-database';
import { NaiveDatabase } from './naive/naive-database';
import { NAIVE_STATISTICS, type NaiveStatistic } from './naive/statistics';
import { type Bench, digits, repeated, times } from './report';
import { workOutDashboard } from './statistics/dashboard';
import { ENGINE } from './statistics/engine';
import { type Range, ranges, ZONE } from './statistics/ranges';

/** The same question in both designs. */
const SAME: Record<NaiveStatistic, string> = {
  totals: 'totals',
  topTracks: 'top tracks',
  topArtists: 'top artists',
  topAlbums: 'top albums',
  topGenres: 'top genres',
  clock: 'clock',
  timeline: 'timeline by day',
  streak: 'streaks',
  recent: '20 newest plays',
};
const NAMES = Object.keys(NAIVE_STATISTICS) as NaiveStatistic[];
const ROUNDS = { warm: 1, runs: 4 };
const LONG_AGO = new Date(0);

/** The design that came first (text ids, genres as one text, GROUP BY over rows) against this one, over the same 500,000 plays. */
export const bench: Bench = async () => {
  const { database, archives } = await benchDatabase();
  const listenerId = archives.bySize[500_000];
  const naive = await NaiveDatabase.fill(database, listenerId);
  const { history } = (await new HistoryLoader(database).load(listenerId)).loaded;
  const today = archives.lastDay;
  const periods = ranges(today);
  const asked = (range: Range) => ({
    from: range.from ?? LONG_AGO,
    to: range.to ?? (periods[0]?.to as Date),
    timeZone: ZONE,
  });
  const lines: { name: string; naive: (range: Range) => Promise<unknown>; ours: (range: Range) => unknown }[] =
    NAMES.map((name) => ({
      name: SAME[name],
      naive: (range) => naive.ask(name, asked(range)),
      ours: (range) => ENGINE[SAME[name]]!({ history, range, today }),
    }));
  lines.push({
    name: 'all of them, as the dashboard asks',
    naive: (range) => Promise.all(NAMES.map((name) => naive.ask(name, asked(range)))),
    ours: (range) => workOutDashboard(history, range, periods[1] as Range, today),
  });
  const rows: (string | number)[][] = [];
  for (const line of lines) {
    const row: (string | number)[] = [line.name];
    for (const range of periods) {
      const first = (await repeated(() => line.naive(range), ROUNDS)).median;
      const now = (await repeated(() => line.ours(range), { warm: 5, runs: 25 })).median;
      row.push(digits(first), digits(now), times(first, now));
    }
    rows.push(row);
  }
  return [
    {
      title: 'Against the design that came first, 500,000 plays',
      columns: [
        'ms (median)',
        ...periods.flatMap(({ name }) => [`first design, ${name}`, 'now', 'first design takes']),
      ],
      rows,
      note: `One listener alone in the tables, with the indexes that design names, vacuumed, all in memory, on as many processes as PostgreSQL likes; its time listened is only the length of tracks.`,
    },
  ];
};
