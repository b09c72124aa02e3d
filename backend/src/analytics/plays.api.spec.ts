import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestPlay, type TestTrack } from '../../test/listening';
import { type PlaysQuestion, readPlays } from '../../test/oracle/plays';
import { statementsOf } from '../../test/statements';
import { encodeCursor } from '../platform/graphql/connection';
import { toGlobalId } from '../platform/graphql/global-id';

const START = Date.parse('2024-02-28T22:00:00Z');
const TRACKS = [
  { name: 'Halo', album: 0, artists: [0] },
  { name: 'Crazy in Love', album: 0, artists: [0, 1] },
  { name: 'Road', album: 1, artists: [1] },
  { name: '100% Road_trip', album: 1, artists: [1, 2] },
  { name: '夜に駆ける', album: null, artists: [2] },
];

let test: TestDatabase;
let api: TestApi;
let listener: number;
let other: number;
let tracks: TestTrack[];
let unheard: TestTrack;

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database, { timeZone: 'Europe/Berlin' });
  other = await createListener(test.database);
  const catalog = await createCatalog(test.database, {
    artists: ['Beyoncé', 'Jay-Z', 'YOASOBI'],
    albums: [
      { name: 'Dangerously', artist: 0 },
      { name: 'Abbey', artist: 1 },
    ],
    tracks: [...TRACKS, { name: 'Unheard', album: 0, artists: [0] }].map((track) => ({
      ...track,
      durationMs: 200_000,
    })),
  });
  tracks = catalog.slice(0, TRACKS.length);
  unheard = catalog.at(-1) as TestTrack;
  await storePlays(test.database, listener, [...Array(140).keys()].map(asPlay));
  await storePlays(test.database, other, [{ track: unheard, playedAt: START, msPlayed: 200_000 }]);
  await test.database.query("INSERT INTO play_context (uri) VALUES ('spotify:playlist:abc')");
  await test.database.query(
    'UPDATE play SET sources = 5, context_id = 1 WHERE listener_id = $1 AND ms_played IS NULL',
    [listener],
  );
  await test.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listener]);
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

/** Two plays end at every instant; among seven plays there are short, long and unknown ones. */
function asPlay(index: number): TestPlay {
  const track = tracks[(index * 3) % tracks.length] as TestTrack;
  const msPlayed = [null, 29_999, 30_000, 200_000, 1_000, 60_000, 0][index % 7] as number | null;
  return { track, playedAt: START + (index >> 1) * 1_800_000 + (index % 4 === 0 ? 123 : 0), msPlayed };
}

const FIELDS = 'playedAt msPlayed counted sources contextUri track { id }';
const PAGE = `query Page($first: PageSize, $after: String, $period: PeriodInput, $search: String, $trackId: ID, $artistId: ID, $albumId: ID) {
  viewer { plays(first: $first, after: $after, period: $period, search: $search, trackId: $trackId, artistId: $artistId, albumId: $albumId) {
    edges { cursor node { ${FIELDS} } } pageInfo { hasNextPage endCursor } } } }`;

async function page(variables: Record<string, unknown>, as = listener) {
  return (await api.ask(PAGE, { as, variables })).body;
}

/** All pages one after the other. */
async function everyPlay(variables: Record<string, unknown>): Promise<any[]> {
  const found: any[] = [];
  let after: string | null = null;
  do {
    const { edges, pageInfo }: any = (await page({ ...variables, after })).data.viewer.plays;
    found.push(...edges.map(({ node }: any) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

const SOURCES: Record<number, string[]> = { 1: ['POLL'], 2: ['EXTENDED_EXPORT'], 5: ['POLL', 'ACCOUNT_EXPORT'] };

/** What the plays of a question have to look like, from the table itself. */
async function expected(question: Omit<PlaysQuestion, 'listenerId'>) {
  const rows = await readPlays(test.database, { listenerId: listener, ...question });
  return rows.map(({ playedAt, trackId, msPlayed, sources, contextUri }) => ({
    playedAt: playedAt.toISOString(),
    msPlayed,
    counted: msPlayed === null || msPlayed >= 30_000,
    sources: SOURCES[sources],
    contextUri,
    track: { id: toGlobalId('Track', trackId) },
  }));
}

it.each([1, 7, 50, 100])('reaches every stored play in pages of %i, newest first', async (first) => {
  const all = await everyPlay({ first });
  expect(all).toHaveLength(140);
  expect(all).toEqual(await expected({}));
});

describe('conditions', () => {
  const ids = () => ({
    trackId: (tracks[1] as TestTrack).id,
    artistId: (tracks[2] as TestTrack).artistIds[0] as number,
    albumId: (tracks[0] as TestTrack).albumId as number,
  });

  it.each(['trackId', 'artistId', 'albumId'] as const)('choose plays by %s', async (name) => {
    const type = { trackId: 'Track', artistId: 'Artist', albumId: 'Album' }[name];
    const key = ids()[name];
    const found = await everyPlay({ first: 13, [name]: toGlobalId(type, key) });
    expect(found.length).toBeGreaterThan(13);
    expect(found).toEqual(await expected({ [name]: key }));
  });

  it('choose plays by days of the zone, and all have to hold', async () => {
    const { artistId, albumId } = ids();
    const variables = { artistId: toGlobalId('Artist', artistId), albumId: toGlobalId('Album', albumId) };
    const found = await everyPlay({ ...variables, period: { days: { from: '2024-02-29', to: '2024-02-29' } } });
    const range = { from: '2024-02-28T23:00:00Z', to: '2024-02-29T23:00:00Z' };
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await expected({ artistId, albumId, ...range }));
  });

  it('find nothing by ids of other types, of what only others have played, and by what is no id', async () => {
    for (const trackId of [
      toGlobalId('Album', ids().trackId),
      toGlobalId('Track', unheard.id),
      toGlobalId('Track', 9e8),
      'x',
      '',
    ]) {
      expect((await page({ trackId })).data.viewer.plays.edges).toEqual([]);
    }
  });

  it.each([
    ['halo', ['Halo']],
    ['BEYONCE', ['Crazy in Love', 'Halo']],
    ['beyoncé love', ['Crazy in Love']],
    ['dangerously', ['Crazy in Love', 'Halo']],
    ['abbey yoasobi', ['100% Road_trip']],
    ['%', ['100% Road_trip']],
    ['d_t', ['100% Road_trip']],
    ['.*', []],
    ['駆', ['夜に駆ける']],
    ['unheard', []],
  ])('search names for %s', async (search, names) => {
    const found = await everyPlay({ first: 100, search });
    const keys = tracks.filter(({ name }) => names.includes(name)).map(({ id }) => toGlobalId('Track', id));
    const all = await expected({});
    expect(found).toEqual(all.filter(({ track }) => keys.includes(track.id)));
    expect(found.length > 0).toBe(names.length > 0);
  });

  it.each([{ search: ' ' }, { search: 'x'.repeat(101) }, { period: { month: '2024-13' } }, { first: null }])(
    'that cannot be are refused: %j',
    async (variables) => {
      const { errors } = await page(variables);
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('a cursor', () => {
  const cursor = async () => (await page({ first: 1 })).data.viewer.plays.edges[0].cursor as string;

  it('of another listener reaches only the own plays', async () => {
    const { edges } = (await page({ after: await cursor() }, other)).data.viewer.plays;
    expect(edges.map(({ node }: any) => node.track.id)).toEqual([toGlobalId('Track', unheard.id)]);
  });

  it('may name a play that is gone', async () => {
    const before = await everyPlay({ first: 100 });
    const { edges } = (await page({ first: 3, after: encodeCursor('plays', [START + 30 * 1_800_000 + 60_000, 1]) }))
      .data.viewer.plays;
    const instant = new Date(START + 30 * 1_800_000 + 60_000).toISOString();
    expect(edges.map(({ node }: any) => node)).toEqual(before.filter(({ playedAt }) => playedAt < instant).slice(0, 3));
  });

  it('that is forged, cut or of another list is refused', async () => {
    const real = await cursor();
    const wrong = [real.slice(0, -2), `${real}A`, 'x', '', encodeCursor('imports', [1]), encodeCursor('plays', [1])];
    for (const after of [...wrong, encodeCursor('plays', [1e15, 1]), encodeCursor('plays', [-1, 1])]) {
      expect((await page({ after })).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});

it('reads fifty plays with one query per relation, and nothing else once the history is there', async () => {
  const relations = 'track { name album { name artist { name genres } } artists { name } }';
  const query = `{ viewer { plays(first: 50) { edges { node { id ${relations} } } } } }`;
  await api.ask(query, { as: listener });
  const statements = await statementsOf(test.database, () => api.ask(query, { as: listener }));
  const from = (table: string) => statements.filter((sql) => new RegExp(`FROM ${table}\\s`).test(sql)).length;
  expect([from('track'), from('album'), from('artist a')]).toEqual([1, 1, 1]);
  expect(statements.filter((sql) => sql.includes('display_name'))).toHaveLength(1);
  expect(statements.filter((sql) => !/FROM listener\s/.test(sql))).toHaveLength(3);
});

it('counts plays by the rule of the listener', async () => {
  const half = await createListener(test.database, { countingRule: 'HALF_OF_TRACK' });
  const track = tracks[0] as TestTrack;
  await storePlays(
    test.database,
    half,
    [99_999, 100_000, null].map((msPlayed, index) => ({ track, playedAt: START + index, msPlayed })),
  );
  const { edges } = (await page({}, half)).data.viewer.plays;
  expect(edges.map(({ node }: any) => node.counted)).toEqual([true, true, false]);
});
