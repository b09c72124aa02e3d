import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabase } from '../bench-database';
import { BareServer } from '../http/bare-server';
import { Client, contentHeaders, unasked } from '../http/client';
import { dashboardRequest } from '../http/dashboard-query';
import { ProductProcess, signIn } from '../http/product-process';
import { type Load, throughput } from '../http/throughput';
import { type BenchTable, digits } from '../report';

/** How many answers the product gives per second, beside a bare node:http that serves the same bytes. */
export async function answersPerSecond(bench: BenchDatabase): Promise<BenchTable> {
  const [cookie = ''] = await signIn(bench, [bench.archives.bySize[500_000]]);
  const product = await ProductProcess.start(bench);
  const { origin } = product;
  const request = dashboardRequest('LAST_12_MONTHS');
  const same = JSON.stringify(request);
  const rows: (string | number)[][] = [];
  let asked = 0;
  const cold = await bothLoads({ origin, cookie, body: () => JSON.stringify(unasked(request, asked++)) });
  for (const encoding of ['identity', 'br']) {
    const client = new Client(origin, cookie);
    await client.ask(request);
    await sleep(500); // compressed behind the first answer
    const answer = await client.ask(request, { 'accept-encoding': encoding });
    client.close();
    const headers = { 'accept-encoding': encoding };
    const kept = await bothLoads({ origin, cookie, body: same, headers });
    const bare = await BareServer.start(answer.bytes, contentHeaders(answer.headers));
    const limit = await bothLoads({ origin: bare.origin, cookie, body: same, headers });
    await bare.stop();
    const size = `${encoding}, ${Math.round(answer.bytes.length / 1024)} kB`;
    rows.push(line(`bare node:http (${size})`, limit, limit), line(`given again (${size})`, kept, limit));
    if (encoding === 'identity') rows.push(line('worked out every time', cold, limit));
    const unchanged = await bothLoads({
      origin,
      cookie,
      body: same,
      headers: { ...headers, 'if-none-match': String(answer.headers.etag) },
    });
    rows.push(line(`unchanged: 304 (${encoding})`, unchanged, limit));
  }
  await product.stop();
  return {
    title: 'Answers per second: the dashboard of a year, 500,000 plays',
    columns: ['', '1 client', 'of bare node:http', '16 clients', 'of bare node:http'],
    rows,
    note: 'The product and the bare server each in a process of its own, the clients on the same two cores.',
  };
}

interface Loads {
  one: number;
  sixteen: number;
}

async function bothLoads(load: Omit<Load, 'connections'>): Promise<Loads> {
  return {
    one: await throughput({ ...load, connections: 1 }),
    sixteen: await throughput({ ...load, connections: 16 }),
  };
}

const line = (title: string, { one, sixteen }: Loads, limit: Loads) => [
  title,
  Math.round(one),
  digits(one / limit.one),
  Math.round(sixteen),
  digits(sixteen / limit.sixteen),
];
