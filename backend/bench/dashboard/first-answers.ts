import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/database';
import type { BenchDatabase } from '../bench-database';
import { Client } from '../http/client';
import { dashboardRequest } from '../http/dashboard-query';
import { ProductProcess, signIn } from '../http/product-process';
import { type BenchTable, digits, median } from '../report';

const STARTS = 3;

/** How long the very first request after a start takes. */
export async function firstAnswers(bench: BenchDatabase): Promise<BenchTable> {
  const listenerId = bench.archives.bySize[500_000];
  const [cookie = ''] = await signIn(bench, [listenerId]);
  const months = `SELECT count(*)::int AS n FROM play_chunk WHERE listener_id = ${listenerId}`;
  const measure = async () => {
    const product = await ProductProcess.start(bench);
    const client = new Client(product.origin, cookie);
    const { ms } = await client.ask(dashboardRequest('ALL_TIME'));
    await sealed(bench.database, months);
    client.close();
    await product.stop();
    return ms;
  };
  const fromRows: number[] = [];
  const fromMonths: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    await bench.database.query('DELETE FROM play_chunk WHERE listener_id = $1', [listenerId]);
    fromRows.push(await measure());
    fromMonths.push(await measure());
  }
  return {
    title: 'The first answer after a start: the dashboard, 500,000 plays, all time',
    columns: ['', 'ms (median)', 'slowest'],
    rows: [
      ['months in columns', digits(median(fromMonths)), digits(Math.max(...fromMonths))],
      ['no month in columns yet', digits(median(fromRows)), digits(Math.max(...fromRows))],
    ],
    note: `${STARTS} starts each; the very first request that the process gets.`,
  };
}

/** Waits until months are no longer being put into columns. */
async function sealed(database: Database, countMonths: string): Promise<void> {
  for (let before = -1, now = 0; now !== before;) {
    await sleep(400);
    before = now;
    now = (await database.query<{ n: number }>(countMonths))[0]?.n ?? 0;
  }
}
