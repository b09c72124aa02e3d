import { DataSource } from 'typeorm';
import { HistoryLoader } from '../../src/analytics/history/history-loader';
import { dataSourceOptions } from '../../src/platform/database/data-source';
import { Database } from '../../src/platform/database/database';
import { startApi, type TestApi } from '../../test/api';
import type { BenchDatabase } from '../bench-database';
import { DASHBOARD_PERIODS, type DashboardPeriod, dashboardRequest } from '../http/dashboard-query';
import { RecordingDatabase, type Statement } from '../http/recording-database';
import { type BenchTable, digits, inBrackets, repeated, type Spread } from '../report';
import { workOutDashboard } from '../statistics/dashboard';
import { type Range, ranges } from '../statistics/ranges';

const RUNS = 60;
const WARM = 20;

/** What one answer costs in the engine and in the database, without HTTP and GraphQL. */
export async function workOfAnAnswer(bench: BenchDatabase): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  for (const plays of [500_000, 1_000_000] as const) {
    const listenerId = bench.archives.bySize[plays];
    const { history } = (await new HistoryLoader(bench.database).load(listenerId)).loaded;
    const database = await timeInDatabase(bench, listenerId);
    const periods = ranges(bench.archives.lastDay);
    const year = periods[1] as Range;
    for (const [i, period] of DASHBOARD_PERIODS.entries()) {
      const work = () => workOutDashboard(history, periods[i] as Range, year, bench.archives.lastDay);
      const engine = await repeated(work, { warm: WARM, runs: RUNS });
      const { busy, statements } = database.get(period) as DatabaseShare;
      const both = digits(engine.median + busy.median);
      rows.push([plays.toLocaleString('en'), period, inBrackets(engine), inBrackets(busy), statements, both]);
    }
  }
  return {
    title: 'The dashboard: work in the engine and in the database',
    columns: [
      'plays',
      'period',
      'engine, ms: median (p95)',
      'database, ms: median (p95)',
      'statements',
      'together (ms)',
    ],
    rows,
    note: 'Totals with the period before, four top lists of 10 with covers and earlier ranks, clock, streaks, a year by day, 20 newest plays; warm, nothing kept.',
  };
}

interface DatabaseShare {
  busy: Spread;
  statements: number;
}

/** How long the statements of an answer take by themselves, per period: while an answer is made, the engine keeps them waiting. */
async function timeInDatabase(
  { url }: BenchDatabase,
  listenerId: number,
): Promise<Map<DashboardPeriod, DatabaseShare>> {
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const database = new RecordingDatabase(dataSource);
  const api = await startApi(database, [], new Date().toISOString());
  const shares = new Map<DashboardPeriod, DatabaseShare>();
  for (const period of DASHBOARD_PERIODS) {
    const statements = await statementsOf(api, database, { period, listenerId });
    const busy = await repeated(() => runAll(database, statements), { warm: WARM, runs: RUNS });
    shares.set(period, { busy, statements: statements.length });
  }
  await api.close();
  await dataSource.destroy();
  return shares;
}

/** What a warm answer asks the database. */
async function statementsOf(
  api: TestApi,
  database: RecordingDatabase,
  { period, listenerId }: { period: DashboardPeriod; listenerId: number },
): Promise<readonly Statement[]> {
  const { query, variables } = dashboardRequest(period);
  for (let run = 0; run < 2; run++) {
    database.statements = [];
    const { body } = await api.ask(query, { as: listenerId, variables });
    if (body.errors) throw new Error(JSON.stringify(body.errors));
  }
  return [...database.statements];
}

async function runAll(database: Database, statements: readonly Statement[]): Promise<void> {
  for (const { sql, values } of statements) await database.query(sql, values);
}
