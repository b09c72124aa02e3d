import type { BenchDatabase } from '../bench-database';
import { Client, unasked } from '../http/client';
import { DASHBOARD_PERIODS, type DashboardPeriod, dashboardRequest } from '../http/dashboard-query';
import { ProductProcess, signIn } from '../http/product-process';
import { type BenchTable, inBrackets, spread } from '../report';

const RUNS = 60;
const WARM = 20;

/** How long one client waits for the dashboard, when it has to be worked out and when it has been answered before. */
export async function answersOverHttp(bench: BenchDatabase): Promise<BenchTable> {
  const rows: (string | number)[][] = [];
  const product = await ProductProcess.start(bench);
  for (const plays of [20_000, 500_000, 1_000_000] as const) {
    const [cookie = ''] = await signIn(bench, [bench.archives.bySize[plays]]);
    const client = new Client(product.origin, cookie);
    for (const period of DASHBOARD_PERIODS) {
      const { fresh, kept, bytes } = await latencies(client, period);
      rows.push([plays.toLocaleString('en'), period, inBrackets(fresh), inBrackets(kept), Math.round(bytes / 1024)]);
    }
    client.close();
  }
  await product.stop();
  return {
    title: 'The dashboard over HTTP, one client',
    columns: ['plays', 'period', 'worked out, ms: median (p95)', 'given again, ms: median (p95)', 'size (kB)'],
    rows,
    note: 'The product as it is started, with log, limits and security headers; the client is on the same two cores.',
  };
}

async function latencies(client: Client, period: DashboardPeriod) {
  const request = dashboardRequest(period);
  const fresh: number[] = [];
  const kept: number[] = [];
  for (let i = 0; i < WARM; i++) await client.ask(unasked(request, -i));
  for (let i = 0; i < RUNS; i++) fresh.push((await client.ask(unasked(request, i + 1))).ms);
  const { bytes } = await client.ask(request);
  for (let i = 0; i < RUNS; i++) kept.push((await client.ask(request)).ms);
  return { fresh: spread(fresh), kept: spread(kept), bytes: bytes.length };
}
