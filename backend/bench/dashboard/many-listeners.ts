import type { BenchDatabase } from '../bench-database';
import { Client, unasked } from '../http/client';
import { dashboardRequest } from '../http/dashboard-query';
import { ProductProcess, signIn } from '../http/product-process';
import { type BenchTable, inBrackets, median, spread, times } from '../report';

/** Whether memory is bounded: a thousand listeners ask for everything, twice. */
export async function manyListeners(bench: BenchDatabase): Promise<BenchTable> {
  const { many, small, bySize } = bench.archives;
  const listeners = [...many, ...small.slice(0, 798), bySize[500_000], bySize[1_000_000]];
  const cookies = await signIn(bench, listeners);
  const product = await ProductProcess.start(bench);
  const atStart = product.mostMemoryMb;
  const waits: number[] = [];
  for (let round = 0; round < 2; round++)
    for (const cookie of cookies) {
      const client = new Client(product.origin, cookie);
      waits.push((await client.ask(unasked(dashboardRequest('ALL_TIME'), round))).ms);
      client.close();
    }
  const most = product.mostMemoryMb;
  await product.stop();
  const [plays] = await bench.database.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM play WHERE listener_id = ANY($1)',
    [listeners],
  );
  return {
    title: `Memory: ${listeners.length.toLocaleString('en')} listeners with ${((plays?.n ?? 0) / 1e6).toFixed(1)} million plays ask for the dashboard, twice`,
    columns: ['', ''],
    rows: [
      ['most memory of the product when nobody had asked (RSS), MB', Math.round(atStart)],
      ['most memory of the product in the end (RSS), MB', Math.round(most)],
      ['an answer, ms: median (p95)', inBrackets(spread(waits))],
      ['how many times the slowest answer takes the median', times(Math.max(...waits), median(waits))],
    ],
    note: 'With the default bounds: 64 MB of histories, 32 MB of answers. Few of the listeners fit, so most answers begin with a load.',
  };
}
