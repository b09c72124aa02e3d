import { CatalogWriter, type TrackFacts } from '../src/catalog/catalog-writer';
import { EnrichmentRepository } from '../src/catalog/enrichment/enrichment.repository';
import { Answers } from '../src/platform/cache/answers';
import { createListener } from './database';
import { extendedRow, importing } from './imports';
import { catalogVersionOf } from './libraries';
import { type Product, startProduct } from './product';

const IMPORTERS = 20;
const OTHERS = 20;
const PLAYS = 2_000;

const TRACK = 'name durationMs album { name imageUrl artist { name } } artists { name imageUrl genres }';
const QUESTION = {
  query: `{ viewer { id stats(period: { preset: ALL_TIME }) { topTracks(first: 20) { edges { plays node { ${TRACK} } } } } } }`,
};

let product: Product;
let imports: ReturnType<typeof importing>;
let enrichment: EnrichmentRepository;

beforeAll(async () => {
  product = await startProduct();
  imports = importing(product.database);
  enrichment = new EnrichmentRepository(product.database, new CatalogWriter(), product.clock);
});
afterAll(async () => {
  imports.remove();
  await product.stop();
});

/** Imports a file with one play of each of these tracks, again and again until there are so many. */
async function importPlays(listener: number, tracks: readonly string[], plays: number): Promise<void> {
  const rows = Array.from({ length: plays }, (_, i) =>
    extendedRow(new Date(Date.UTC(2023, 0, 1) + i * 400_000), tracks[i % tracks.length]!, {
      master_metadata_album_artist_name: artistOf(tracks[i % tracks.length]!),
      master_metadata_album_album_name: `Album of ${artistOf(tracks[i % tracks.length]!)}`,
    }),
  );
  await imports.runner.run(await imports.upload(listener, 'Streaming_History_Audio_2023.json', JSON.stringify(rows)));
}

/** The first words of a track's name say whose music it is. */
const artistOf = (track: string) => track.split('n')[0]!;

/** What Spotify knows of a track that an export names. */
function factsOf(track: string, durationMs: number): TrackFacts {
  const artists = [{ spotifyId: `artist-${artistOf(track)}`, name: artistOf(track) }];
  const album = {
    spotifyId: `album-${artistOf(track)}`,
    name: `Album of ${artistOf(track)}`,
    artists,
    imageUrl: 'https://x/y',
  };
  return { spotifyId: track.padStart(22, '0'), name: `Song ${track}`, artists, album, durationMs };
}

/** One round of enrichment: tracks, then artists. */
async function learn(tracks: readonly string[], genre: string, durationMs = 200_000): Promise<void> {
  await enrichment.saveTracks(new Map(tracks.map((id) => [id.padStart(22, '0'), factsOf(id, durationMs)])));
  const artists = new Set(tracks.map((track) => `artist-${artistOf(track)}`));
  const details = { name: '', imageUrl: 'https://x/z', genres: [genre] };
  await enrichment.saveArtists(new Map([...artists].map((id) => [id, details])));
}

const tracksOf = (owner: string, count: number) => Array.from({ length: count }, (_, i) => `${owner}n${i}`);

/** Somebody with an archive, who asks by a session. */
async function newListener(tracks: readonly string[], plays: number) {
  const id = await createListener(product.database);
  await importPlays(id, tracks, plays);
  const cookie = await product.signIn(id);
  return { id, ask: async () => (await product.ask(QUESTION, cookie)).bytes.toString() };
}

async function settled(): Promise<void> {
  const { underWay } = product.app.get<{ underWay: Map<string, unknown> }>(Answers);
  while (underWay.size > 0) await new Promise((resolve) => setImmediate(resolve));
}

/** How many of the questions that are asked meanwhile get an answer that was kept. */
async function keptDuring(work: () => Promise<unknown>): Promise<{ asked: number; kept: number }> {
  const get = jest.spyOn(product.app.get(Answers), 'get');
  await work();
  const [asked, kept] = [get.mock.results.length, get.mock.results.filter(({ value }) => value !== undefined).length];
  get.mockRestore();
  return { asked, kept };
}

it('answers of others are kept while some import, all at once', async () => {
  const hits = tracksOf('hit', 10);
  const others: Awaited<ReturnType<typeof newListener>>[] = [];
  for (let i = 0; i < OTHERS; i++) others.push(await newListener([...tracksOf(`other${i}x`, 20), ...hits], 60));
  await learn(hits, 'pop');
  let rounds = 0;
  const askAll = async () => {
    product.clock.advance(1_000); // nobody asks too often
    rounds++;
    await Promise.all(others.map(({ ask }) => ask()));
    await settled();
  };
  const importAndLearn = async (place: number) => {
    const own = tracksOf(`own${place}x`, 100);
    const listener = await createListener(product.database);
    await importPlays(listener, [...own, ...hits], PLAYS);
    await learn(own, `genre ${place}`);
    if (place === 0) await learn(hits, 'rock'); // all of them hold these
  };
  await askAll();
  const versionOfAll = async () =>
    Number((await product.database.query<{ version: string }>('SELECT version FROM catalog_state'))[0]!.version);
  const before = await versionOfAll();
  rounds = 0;
  const { asked, kept } = await keptDuring(async () => {
    const underWay = new Set(Array.from({ length: IMPORTERS }, (_, i) => importAndLearn(i)));
    for (const work of underWay) void work.finally(() => underWay.delete(work)).catch(() => undefined);
    const all = Promise.all(underWay);
    while (underWay.size > 0) await askAll();
    await all;
  });
  expect((await versionOfAll()) - before).toBeGreaterThanOrEqual(2 * IMPORTERS);
  expect(asked).toBe(rounds * OTHERS);
  expect(kept / asked).toBeGreaterThan(0.95);
  const [{ plays }] = (await product.database.query<{ plays: number }>('SELECT count(*)::int AS plays FROM play')) as [
    { plays: number },
  ];
  expect(plays).toBe(OTHERS * 60 + IMPORTERS * PLAYS);
});

it('a fact that two share is fresh for both, also for the one who was away, and nobody else notices', async () => {
  const shared = tracksOf('shared', 3);
  const [active, idle, third] = [
    await newListener([...shared, ...tracksOf('activ', 5)], 30),
    await newListener([...shared, ...tracksOf('idle', 5)], 30),
    await newListener(tracksOf('third', 8), 30),
  ] as const;
  const everybody = [active, idle, third];
  const ask = async () => {
    const answers = await Promise.all(everybody.map((listener) => listener.ask()));
    await settled();
    return answers;
  };
  const before = await ask();
  expect(await keptDuring(ask)).toEqual({ asked: 3, kept: 3 });
  const versions = () => Promise.all(everybody.map(({ id }) => catalogVersionOf(product.database, id)));
  const [, , thirdBefore] = await versions();
  for (const answer of before) expect(answer).not.toContain('of its own');
  await learn(shared.slice(0, 1), 'of its own', 123_456);
  let after: string[] = [];
  expect(await keptDuring(async () => (after = await ask()))).toEqual({ asked: 3, kept: 1 });
  for (const answer of after.slice(0, 2)) {
    expect(answer).toContain('"durationMs":123456');
    expect(answer).toContain('of its own');
    expect(answer).toContain('https://x/y');
  }
  expect(after[2]).toBe(before[2]);
  const [activeNow, idleNow, thirdNow] = await versions();
  expect(thirdNow).toBe(thirdBefore);
  expect(activeNow).toBe(idleNow);
  expect(activeNow).toBeGreaterThan(thirdNow!);
});
