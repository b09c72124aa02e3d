import { PAGE_OPERATIONS, pageRequest, type ShownItems } from '../../test/operations';
import type { BenchDatabase } from '../bench-database';
import { BareServer } from '../http/bare-server';
import { type Answer, Client, contentHeaders, unasked } from '../http/client';
import { ProductProcess, signIn } from '../http/product-process';
import { type BenchTable, digits, inBrackets, type Spread, spread, times } from '../report';

const PLAYS = 500_000;
const WARM = 5;
const FIRST_RUNS = 30;
const AGAIN_RUNS = 400;
/** As browsers ask. */
const BROWSER = { 'accept-encoding': 'gzip, deflate, br' };

const MOST_PLAYED = `{ viewer { stats(period: { preset: LAST_12_MONTHS }) { topTracks(first: 20) { edges { node {
  id artists { id } album { id } } } } } } }`;

/** A server in a process of its own. */
interface Server {
  readonly origin: string;
  readonly cpuMs: number;
}

/** What answers of one kind take. */
interface Cost {
  ms: Spread;
  /** Processor time of the server for one answer. */
  cpuMs: number;
}

/** The dashboard's own queries, as each page sends them: the first answer, and the one that is kept. */
export async function pagesOverHttp(bench: BenchDatabase): Promise<BenchTable> {
  const [cookie = ''] = await signIn(bench, [bench.archives.bySize[PLAYS]]);
  const product = await ProductProcess.start(bench);
  const client = new Client(product.origin, cookie);
  const items = await mostPlayed(client);
  const rows: (string | number)[][] = [];
  for (const name of PAGE_OPERATIONS) rows.push(await measure({ product, client, cookie }, name, items));
  client.close();
  await product.stop();
  return {
    title: `The pages over HTTP, ${PLAYS.toLocaleString('en')} plays, one client`,
    columns: [
      'page',
      'first answer, ms: median (p95)',
      'CPU, ms',
      'kept',
      'given again, ms: median (p95)',
      'CPU, ms',
      'CPU of bare node:http, ms',
      'first answer takes',
      'given again takes',
      'size (kB)',
      'sent (kB, br)',
    ],
    rows,
    note: 'A year, where a page has a period; persisted operations, compressed as for a browser. CPU is that of the server without PostgreSQL; what answers take is CPU as a multiple of bare node:http with the same bytes.',
  };
}

async function measure(
  { product, client, cookie }: { product: ProductProcess; client: Client; cookie: string },
  name: string,
  items: ShownItems,
): Promise<(string | number)[]> {
  const request = pageRequest(name, items);
  for (let i = 0; i < WARM; i++) await client.ask(unasked(request, -i), BROWSER);
  const first = await costOf(product, FIRST_RUNS, (i) => client.ask(unasked(request, i + 1), BROWSER));
  const answer = await client.ask(request, BROWSER);
  const plain = await client.ask(request, { 'accept-encoding': 'identity' });
  const again = await costOf(product, AGAIN_RUNS, () => client.ask(request, BROWSER));
  const bare = await BareServer.start(answer.bytes, contentHeaders(answer.headers));
  const bareClient = new Client(bare.origin, cookie);
  const limit = await costOf(bare, AGAIN_RUNS, () => bareClient.ask(request, BROWSER));
  bareClient.close();
  await bare.stop();
  return [
    name,
    inBrackets(first.ms),
    digits(first.cpuMs),
    isKept(answer) ? 'yes' : 'no',
    inBrackets(again.ms),
    digits(again.cpuMs),
    digits(limit.cpuMs),
    times(first.cpuMs, limit.cpuMs),
    times(again.cpuMs, limit.cpuMs),
    digits(plain.bytes.length / 1024),
    digits(answer.bytes.length / 1024),
  ];
}

async function costOf(server: Server, runs: number, ask: (run: number) => Promise<Answer>): Promise<Cost> {
  const before = server.cpuMs;
  const all: number[] = [];
  for (let i = 0; i < runs; i++) all.push((await ask(i)).ms);
  return { ms: spread(all), cpuMs: (server.cpuMs - before) / runs };
}

/** Answers that are kept say that their receiver may keep them too. */
function isKept({ headers }: Answer): boolean {
  return headers['cache-control'] === 'private, no-cache' && headers.etag !== undefined;
}

/** What the listener played most, of what has an album. */
async function mostPlayed(client: Client): Promise<ShownItems> {
  const { bytes } = await client.ask({ query: MOST_PLAYED });
  const { edges } = JSON.parse(bytes.toString()).data.viewer.stats.topTracks as {
    edges: { node: { id: string; artists: { id: string }[]; album: { id: string } | null } }[];
  };
  const found = edges.find(({ node }) => node.album !== null)?.node;
  if (!found?.album || !found.artists[0]) throw new Error('The archive has no track with an album.');
  return { track: found.id, artist: found.artists[0].id, album: found.album.id };
}
