import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestTrack } from '../../test/listening';
import { statementsOf } from '../../test/statements';

let test: TestDatabase;
let api: TestApi;
let listener: number;
let other: number;

beforeAll(async () => {
  test = await createTestDatabase();
  api = await startApi(test.database);
});
beforeEach(async () => {
  listener = await createListener(test.database);
  other = await createListener(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

const UPDATE =
  'mutation U($input: UpdateSettingsInput!) { updateSettings(input: $input) { timeZone weekStart countingRule } }';
const update = async (input: object, as: number | undefined = listener) =>
  (await api.ask(UPDATE, { as, variables: { input } })).body;

async function settingsOf(id: number) {
  const [row] = await test.database.query(
    'SELECT time_zone, week_start, counting_rule, settings_version FROM listener WHERE id = $1',
    [id],
  );
  return row;
}

it('changes what is given, and nothing else of anybody else', async () => {
  expect(await update({ timeZone: 'Asia/Kathmandu', weekStart: 'SUNDAY' })).toEqual({
    data: { updateSettings: { timeZone: 'Asia/Kathmandu', weekStart: 'SUNDAY', countingRule: 'THIRTY_SECONDS' } },
  });
  expect(await update({ countingRule: 'EVERYTHING', weekStart: null })).toEqual({
    data: { updateSettings: { timeZone: 'Asia/Kathmandu', weekStart: 'SUNDAY', countingRule: 'EVERYTHING' } },
  });
  expect(await settingsOf(listener)).toEqual({
    time_zone: 'Asia/Kathmandu',
    week_start: 'SUNDAY',
    counting_rule: 'EVERYTHING',
    settings_version: '2',
  });
  expect(await settingsOf(other)).toMatchObject({ time_zone: 'UTC', settings_version: '0' });
});

it('moves the version only when something really changes', async () => {
  await update({ timeZone: 'UTC', countingRule: 'THIRTY_SECONDS' });
  expect(await settingsOf(listener)).toMatchObject({ settings_version: '0' });
});

it('answers with the new settings wherever a request looks, and after every one of its mutations', async () => {
  const { body } = await api.ask(
    `mutation { a: updateSettings(input: { weekStart: SATURDAY }) { weekStart stats(period: { preset: TODAY }) { period { from } } }
      b: updateSettings(input: { timeZone: "Asia/Kathmandu" }) { weekStart stats(period: { preset: TODAY }) { period { from } } } }`,
    { as: listener },
  );
  expect(body.data).toEqual({
    a: { weekStart: 'SATURDAY', stats: { period: { from: '2024-04-02T00:00:00.000Z' } } },
    b: { weekStart: 'SATURDAY', stats: { period: { from: '2024-04-01T18:15:00.000Z' } } },
  });
});

it('takes effect on the very next request', async () => {
  const [track] = await createCatalog(test.database, {
    artists: ['Ada'],
    albums: [],
    tracks: [{ name: 'Song', durationMs: 50_000, album: null, artists: [0] }],
  });
  const plays = [1_000, 26_000, 31_000].map((msPlayed, n) => ({
    track: track as TestTrack,
    playedAt: 1e12 + n,
    msPlayed,
  }));
  await storePlays(test.database, listener, plays);
  const counted = async () => {
    const query =
      '{ viewer { plays { edges { node { counted } } } stats(period: { preset: ALL_TIME }) { totals { plays } } } }';
    const { viewer } = (await api.ask(query, { as: listener })).body.data;
    return [viewer.stats.totals.plays, viewer.plays.edges.map(({ node }: any) => node.counted)];
  };
  expect(await counted()).toEqual([1, [true, false, false]]);
  await update({ countingRule: 'HALF_OF_TRACK' });
  expect(await counted()).toEqual([2, [true, true, false]]);
  await update({ countingRule: 'EVERYTHING' });
  expect(await counted()).toEqual([3, [true, true, true]]);
});

it.each([
  {},
  { timeZone: null },
  { timeZone: 'Berlin' },
  { timeZone: '+01:00' },
  { weekStart: 'FRIDAY' },
  { role: 'ADMIN' },
])('refuses %j and changes nothing', async (input) => {
  const { errors } = await update(input);
  expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(await settingsOf(listener)).toMatchObject({ settings_version: '0' });
});

it('is for the signed-in listener only', async () => {
  const { body } = await api.ask(UPDATE, { variables: { input: { timeZone: 'UTC' } } });
  expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

it('reads the viewer once per request, however often it is asked for', async () => {
  const query = '{ a: viewer { timeZone } b: viewer { weekStart stats(period: { year: 2024 }) { period { label } } } }';
  const statements = await statementsOf(test.database, () => api.ask(query, { as: listener }));
  expect(statements.filter((sql) => sql.includes('display_name'))).toHaveLength(1);
});
