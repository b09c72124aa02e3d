import type { History } from '@audiospective/listening';
import { HistoryLoader } from '../src/analytics/history/history-loader';
import { benchDatabase, type BenchDatabase } from './bench-database';
import { type Bench, type BenchTable, digits, inBrackets, repeated, type Spread, times } from './report';
import { ask, type Range, ranges } from './statistics/ranges';
import { ENGINE, type Inquiry } from './statistics/engine';
import { askSql, SQL } from './statistics/sql';
import { GROWTH } from './data/archives';

const ENGINE_ROUNDS = { warm: 5, runs: 25 };
const SQL_ROUNDS = { warm: 1, runs: 4 };
const GROWING = ['totals', 'top tracks', 'top artists', 'top genres', 'clock', 'streaks', 'sessions', 'playback'];

/** Statistics in memory: each one, against SQL over the same rows, and how they grow with the archive and with the period. */
export const bench: Bench = async () => {
  const bench = await benchDatabase();
  const histories = new Map<number, History>();
  for (const plays of GROWTH) histories.set(plays, await load(bench, bench.archives.bySize[plays]));
  const today = bench.archives.lastDay;
  const half = { history: histories.get(500_000) as History, today };
  return [
    ...(await againstSql(bench, half)),
    await growthOfArchive(histories, ranges(today)[2] as Range, today),
    await growthOfPeriod(histories, ranges(today), today),
  ];
};

async function load({ database }: BenchDatabase, listenerId: number): Promise<History> {
  return (await new HistoryLoader(database).load(listenerId)).loaded.history;
}

const engineTime = (name: string, inquiry: Inquiry) => repeated(() => ENGINE[name]!(inquiry), ENGINE_ROUNDS);

async function againstSql(bench: BenchDatabase, archive: Omit<Inquiry, 'range'>): Promise<BenchTable[]> {
  const periods = ranges(archive.today);
  const compared: (string | number)[][] = [];
  const alone: (string | number)[][] = [];
  for (const name of Object.keys(ENGINE)) {
    const engine: Spread[] = [];
    const sql: Spread[] = [];
    for (const range of periods) {
      engine.push(await engineTime(name, { ...archive, range }));
      if (name in SQL) sql.push(await sqlTime(bench, name, { ...archive, range }));
    }
    alone.push([name, ...engine.map(inBrackets)]);
    if (sql.length > 0)
      compared.push([name, ...sql.flatMap((time, i) => [digits(time.median), times(time.median, engine[i]!.median)])]);
  }
  const names = periods.map(({ name }) => name);
  return [
    {
      title: 'Each statistic, 500,000 plays in memory',
      columns: ['ms, median (p95)', ...names],
      rows: alone,
      note: 'Worked out from nothing every time; only what a history remembers of itself (the genres of its tracks, first plays) is warm.',
    },
    {
      title: 'The engine against SQL over the same rows',
      columns: ['', ...names.flatMap((name) => [`SQL, ${name} (ms)`, 'SQL takes'])],
      rows: compared,
      note: 'The quickest SQL known, on a vacuumed table whose index holds all it needs, everything in memory. Both answers are compared: they are the same.',
    },
  ];
}

/** Both have to give the same figure, or the comparison would be of two different questions. */
async function sqlTime({ database, archives }: BenchDatabase, name: string, inquiry: Inquiry): Promise<Spread> {
  const work = () => askSql(database, name, archives.bySize[500_000], inquiry.range);
  const [figure, expected] = [await work(), ENGINE[name]!(inquiry)];
  if (figure !== expected)
    throw new Error(`${name}, ${inquiry.range.name}: SQL says ${figure}, the engine ${expected}.`);
  return repeated(work, SQL_ROUNDS);
}

async function growthOfArchive(histories: Map<number, History>, range: Range, today: string): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const name of GROWING) {
    const row: (string | number)[] = [name];
    for (const history of histories.values()) row.push(inBrackets(await engineTime(name, { history, range, today })));
    rows.push(row);
  }
  const columns = ['ms, median (p95)', ...[...histories.keys()].map((plays) => plays.toLocaleString('en'))];
  return { title: 'Growth with the archive: all time', columns, rows };
}

async function growthOfPeriod(histories: Map<number, History>, periods: Range[], today: string): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const [plays, history] of histories) {
    for (const range of periods) {
      const inquiry = { history, range, today };
      const within = ask(history, range).length;
      const costs = [await engineTime('top tracks', inquiry), await engineTime('clock', inquiry)];
      rows.push([
        plays.toLocaleString('en'),
        range.name,
        within.toLocaleString('en'),
        ...costs.map(({ median }) => digits(median)),
      ]);
    }
  }
  return {
    title: 'Growth with the period: the archive around it costs little',
    columns: ['plays in the archive', 'period', 'plays in it', 'top tracks (ms)', 'clock (ms)'],
    rows,
    note: 'Lists have one pass over the tracks of the archive beside the pass over the plays of the period.',
  };
}
