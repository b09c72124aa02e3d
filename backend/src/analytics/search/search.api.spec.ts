import { startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { tellOfChanges } from '../../../test/libraries';
import { createCatalog, storePlays, type TestTrack } from '../../../test/listening';
import { statementsOf } from '../../../test/statements';

/** Track names with how often each was played. */
const PLAYED: [name: string, plays: number][] = [
  ['Love', 1],
  ['Love Me Do', 2],
  ['Loveless', 3],
  ['Endless Love', 4],
  ['Glove', 9],
  ['Glove Compartment', 9],
  ['Do It for Me, Love', 1],
  ['Metallica', 1],
  ['100% Pure', 1],
  ['snake_case', 1],
  ['東京の夜', 1],
  ['שלום עולם', 1],
  ['Déjà Vu', 1],
  ['Never counted', 0],
];

let test: TestDatabase;
let api: TestApi;
let listener: number;
let other: number;

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database);
  other = await createListener(test.database);
  const tracks = await createCatalog(test.database, {
    artists: ['Beyoncé', 'Foreign Lover'],
    albums: [
      { name: 'Lemonade', artist: 0 },
      { name: 'Lovers', artist: 1 },
    ],
    tracks: [
      ...PLAYED.map(([name]) => ({ name, durationMs: 100_000, album: 0, artists: [0] })),
      { name: 'Love of Others', durationMs: 100_000, album: 1, artists: [1] },
    ],
  });
  const plays = PLAYED.flatMap(([, count], index) => {
    const track = tracks[index] as TestTrack;
    const counted = Array.from({ length: count }, (_, n) => ({ track, playedAt: 1e12 + n * 1000, msPlayed: 100_000 }));
    return [...counted, { track, playedAt: 2e12, msPlayed: 1_000 }];
  });
  await storePlays(test.database, listener, plays);
  const foreign = tracks.at(-1) as TestTrack;
  await storePlays(test.database, other, [{ track: foreign, playedAt: 1e12, msPlayed: 100_000 }]);
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

async function search(
  text: string,
  fields = 'tracks { plays node { name } }',
  as = listener,
  first = 10,
): Promise<any> {
  const query = `query Q($text: String!, $first: PageSize) { viewer { search(text: $text, first: $first) { ${fields} } } }`;
  return (await api.ask(query, { as, variables: { text, first } })).body;
}

const namesOf = (found: any[]) => found.map(({ node }) => node.name);
const trackNames = async (text: string) => namesOf((await search(text)).data.viewer.search.tracks);

it('answers the best match first: whole name, beginning, word, inside, words; then what was played most', async () => {
  expect(await trackNames('love')).toEqual([
    'Love',
    'Loveless',
    'Love Me Do',
    'Endless Love',
    'Do It for Me, Love',
    'Glove',
    'Glove Compartment',
  ]);
  expect(await trackNames('love me do')).toEqual(['Love Me Do', 'Do It for Me, Love']);
});

it('tells how often each was played, also what never counted', async () => {
  const { tracks } = (await search('NEVER')).data.viewer.search;
  expect(tracks).toEqual([{ plays: 0, node: { name: 'Never counted' } }]);
  expect((await search('glove')).data.viewer.search.tracks[0]).toEqual({ plays: 9, node: { name: 'Glove' } });
});

it.each([
  ['metalica', ['Metallica']],
  ['%', ['100% Pure']],
  ['_', ['snake_case']],
  ['.', []],
  ['(', []],
  ['夜', ['東京の夜']],
  ['עולם', ['שלום עולם']],
  ['deja vu', ['Déjà Vu']],
  ['DÉJÀ', ['Déjà Vu']],
  ['zzzz', []],
])('finds by %s', async (text, names) => expect(await trackNames(text)).toEqual(names));

it('finds artists and albums too, with their plays', async () => {
  const all = 'artists { plays node { name } } albums { plays node { name } } tracks { plays }';
  expect((await search('beyonce', all)).data.viewer.search).toEqual({
    artists: [{ plays: 35, node: { name: 'Beyoncé' } }],
    albums: [],
    tracks: [],
  });
  expect((await search('lemon', all)).data.viewer.search.albums).toEqual([{ plays: 35, node: { name: 'Lemonade' } }]);
});

it('never finds what only others have played', async () => {
  const all = 'artists { node { name } } albums { node { name } } tracks { node { name } }';
  const own = (await search('lover', all)).data.viewer.search;
  expect([namesOf(own.artists), namesOf(own.albums)]).toEqual([[], []]);
  const theirs = (await search('lov', all, other)).data.viewer.search;
  expect([namesOf(theirs.tracks), namesOf(theirs.artists), namesOf(theirs.albums)]).toEqual([
    ['Love of Others'],
    ['Foreign Lover'],
    ['Lovers'],
  ]);
});

it('answers at most as many as were asked for', async () => {
  expect(namesOf((await search('love', undefined, listener, 2)).data.viewer.search.tracks)).toEqual([
    'Love',
    'Loveless',
  ]);
});

it.each(['', '   ', 'x'.repeat(101)])('refuses to search for "%s"', async (text) => {
  const { errors } = await search(text);
  expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
});

it('reads names once, and only of the kind that is asked for', async () => {
  const reader = await createListener(test.database);
  const [track] = await test.database.query<{ id: number }>("SELECT id FROM track WHERE name = 'Love'");
  const play = { track: { id: (track as { id: number }).id } as TestTrack, playedAt: 1e12, msPlayed: null };
  await storePlays(test.database, reader, [play]);
  const names = async (fields: string) => {
    const statements = await statementsOf(test.database, () => search('love', fields, reader));
    return statements.filter((sql) => sql.includes('json_agg(x.name'));
  };
  expect(await names('tracks { plays }')).toEqual([expect.stringContaining('JOIN track')]);
  expect(await names('tracks { plays }')).toEqual([]);
  expect(await names('artists { plays }')).toEqual([expect.stringContaining('JOIN artist')]);
});

it('finds what has been renamed by its new name at once', async () => {
  const reader = await createListener(test.database);
  const [track] = await test.database.query<{ id: number }>(
    "INSERT INTO track (name, spotify_id, artist_ids) VALUES ('Before', 'renamed', '{1}') RETURNING id",
  );
  const { id } = track as { id: number };
  await storePlays(test.database, reader, [{ track: { id } as TestTrack, playedAt: 1e12, msPlayed: null }]);
  const found = async (text: string) => namesOf((await search(text, undefined, reader)).data.viewer.search.tracks);
  expect(await found('before')).toEqual(['Before']);
  await test.database.query("UPDATE track SET name = 'After' WHERE id = $1", [id]);
  await tellOfChanges(test.database, { tracks: [id] });
  expect([await found('before'), await found('after')]).toEqual([[], ['After']]);
});

it('reads again only names that are new or have changed', async () => {
  const reader = await createListener(test.database);
  const rows = await test.database.query<{ id: number }>(
    "INSERT INTO track (name, spotify_id, artist_ids) SELECT 'Kept ' || n, 'kept-' || n, '{1}' FROM generate_series(1, 3) n RETURNING id",
  );
  const [first, second, third] = rows.map(({ id }) => id) as [number, number, number];
  const hear = (id: number, playedAt: number) =>
    storePlays(test.database, reader, [{ track: { id } as TestTrack, playedAt, msPlayed: null }]);
  await hear(second, 2e12);
  await hear(third, 1e12);
  const read = jest.spyOn(test.database, 'query');
  const idsRead = async (text: string, found: string[]) => {
    read.mockClear();
    expect(namesOf((await search(text, undefined, reader)).data.viewer.search.tracks)).toEqual(found);
    return read.mock.calls.filter(([sql]) => sql.includes('json_agg(x.name')).flatMap(([, values]) => values?.[0]);
  };
  expect((await idsRead('kept', ['Kept 2', 'Kept 3'])).toSorted()).toEqual([second, third]);
  await hear(first, 1.5e12);
  expect(await idsRead('kept', ['Kept 1', 'Kept 2', 'Kept 3'])).toEqual([first]);
  await test.database.query("UPDATE track SET name = 'Kept anew' WHERE id = $1", [third]);
  await tellOfChanges(test.database, { tracks: [third] });
  expect(await idsRead('kept', ['Kept 1', 'Kept 2', 'Kept anew'])).toEqual([third]);
  await hear(first, 1.6e12);
  expect(await idsRead('kept 2', ['Kept 2'])).toEqual([]);
  read.mockRestore();
});
