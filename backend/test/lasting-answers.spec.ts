import { ImportRepository, type ImportRecord } from '../src/imports/import.repository';
import { Answers } from '../src/platform/cache/answers';
import { Environment } from '../src/platform/config/environment';
import { toGlobalId } from '../src/platform/graphql/global-id';
import { serviceOf } from '../src/platform/graphql/service-of';
import { createListener } from './database';
import { PAGE_OPERATIONS, pageRequest, type ShownItems } from './operations';
import { type Product, type RawAnswer, startProduct } from './product';
import { createSmallArchive, createSmallCatalogue, type SmallCatalogue } from './small-archive';

const IMPORTS = '{ viewer { imports { edges { node { fileName state canCancel files { name } } } } } }';
const AT = new Date('2026-11-01T12:00:00Z');

let product: Product;
let catalogue: SmallCatalogue;
let items: ShownItems;
let listener: number;
let cookie: string;

beforeAll(async () => {
  product = await startProduct({ MAX_UPLOAD_BYTES: '4096' });
  catalogue = await createSmallCatalogue(product.database);
  const id = (type: string, [key = 0]: number[]) => toGlobalId(type, key);
  const { tracks, artists, albums } = catalogue;
  items = { track: id('Track', tracks), artist: id('Artist', artists), album: id('Album', albums) };
});
afterAll(() => product.stop());
beforeEach(async () => {
  listener = await createListener(product.database);
  cookie = await product.signIn(listener);
});

/** The answer, once nothing is left to do about it, and whether it came from what is kept. */
async function ask(query: string): Promise<{ data: any; kept: boolean }> {
  const { answer, kept } = await send({ query });
  return { data: dataOf(answer), kept };
}

async function send(body: object, headers?: Record<string, string>): Promise<{ answer: RawAnswer; kept: boolean }> {
  const get = jest.spyOn(product.app.get(Answers), 'get');
  const answer = await product.ask(body, cookie, headers);
  const kept = get.mock.results.some(({ value }) => value !== undefined);
  get.mockRestore();
  const { underWay } = product.app.get<{ underWay: Map<string, unknown> }>(Answers);
  while (underWay.size > 0) await new Promise((resolve) => setImmediate(resolve));
  return { answer, kept };
}

const dataOf = ({ bytes }: RawAnswer) => JSON.parse(bytes.toString()).data;

describe('answers that show imports', () => {
  let imports: ImportRepository;
  let record: ImportRecord;
  beforeEach(async () => {
    imports = product.app.get(ImportRepository, { strict: false });
    const upload = { listenerId: listener, fileName: 'a.zip', storedAs: 'a', sizeBytes: 1, createdAt: AT };
    record = await imports.create(upload);
  });
  const one = async () => (await ask(IMPORTS)).data.viewer.imports.edges[0].node;

  it('are fresh after every change of state, although the archive has not moved', async () => {
    expect(await one()).toMatchObject({ state: 'WAITING', canCancel: true });
    const run = (await imports.claim(record.id, AT)) as ImportRecord;
    expect(await one()).toMatchObject({ state: 'READING' });
    await imports.requestCancel(listener, record.id, AT);
    expect(await one()).toMatchObject({ state: 'READING', canCancel: false });
    await product.database.transaction((tx) => imports.end(tx, run, { state: 'CANCELLED', at: AT }));
    expect(await one()).toMatchObject({ state: 'CANCELLED' });
    const node = `{ node(id: "${toGlobalId('Import', record.id)}") { ... on Import { state } } }`;
    expect((await ask(node)).data).toEqual({ node: { state: 'CANCELLED' } });
    const [archive] = await product.database.query('SELECT version FROM archive_state WHERE listener_id = $1', [
      listener,
    ]);
    expect(archive).toEqual({ version: '0' });
  });

  it('are kept while an import goes on, and for every other listener', async () => {
    const run = (await imports.claim(record.id, AT)) as ImportRecord;
    await ask(IMPORTS);
    await imports.noteReading(run, 0.5, 7);
    expect((await ask(IMPORTS)).kept).toBe(true);
    const upload = { fileName: 'b.zip', storedAs: 'b', sizeBytes: 1, createdAt: AT };
    await imports.create({ ...upload, listenerId: await createListener(product.database) });
    expect((await ask(IMPORTS)).kept).toBe(true);
    const progress = `{ viewer { import(id: "${toGlobalId('Import', record.id)}") { progress { rowsRead } } } }`;
    for (const rows of [8, 9]) {
      await imports.noteReading(run, 0.5, rows);
      expect(await ask(progress)).toEqual({
        data: { viewer: { import: { progress: { rowsRead: rows } } } },
        kept: false,
      });
    }
  });
});

it('what is known of the installation is kept, and is what the settings say', async () => {
  const query = '{ service { version demo maxUploadBytes } viewer { archive { version storedPlays } } }';
  const { data } = await ask(query);
  expect(data.service).toEqual({ ...serviceOf(product.app.get(Environment)), maxUploadBytes: 4096 });
  expect(await ask(query)).toEqual({ data, kept: true });
});

describe('the query that a page begins with', () => {
  beforeEach(async () => {
    product.clock.set(new Date('2024-04-02T12:00:00Z'));
    listener = await createSmallArchive(product.database, catalogue);
    cookie = await product.signIn(listener);
  });

  it.each(PAGE_OPERATIONS)('is worked out once and then given from kept bytes: %s', async (name) => {
    const request = pageRequest(name, items);
    const browser = { 'accept-encoding': 'gzip, deflate, br' };
    const first = await send(request, browser);
    const second = await send(request, browser);
    expect([first.kept, second.kept]).toEqual([false, true]);
    expect(second.answer.bytes).toEqual(first.answer.bytes);
    for (const { answer } of [first, second]) {
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'private, no-cache']);
      expect(answer.headers['etag']).toBe(first.answer.headers['etag']);
    }
    const known = { ...browser, 'if-none-match': String(first.answer.headers['etag']) };
    expect((await send(request, known)).answer.status).toBe(304);
    const { viewer } = dataOf((await send(request, { 'accept-encoding': 'identity' })).answer);
    expect(Object.keys(items).map((kind) => viewer[kind])).not.toContain(null);
  });
});
