import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestPlay, type TestTrack } from '../../test/listening';
import { Transaction } from '../platform/database/database';
import { toGlobalId } from '../platform/graphql/global-id';

const TRACKS = 60;
const START = Date.parse('2024-03-01T12:00:00Z');

let test: TestDatabase;
let api: TestApi;
let listener: number;
let other: number;
let tracks: TestTrack[];

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database, { displayName: 'Ada', timeZone: 'Europe/Berlin' });
  other = await createListener(test.database);
  tracks = await createCatalog(test.database, {
    artists: [...Array(20).keys()].map((n) => `Artist ${n}`),
    albums: [...Array(30).keys()].map((n) => ({ name: `Album ${n}`, artist: n % 20 })),
    tracks: [...Array(TRACKS).keys()].map((n) => ({
      name: `Track ${n}`,
      durationMs: 200_000,
      album: n % 30,
      artists: [n % 20, (n + 1) % 20],
    })),
  });
  await storePlays(test.database, listener, tracks.map(asPlay));
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

function asPlay(track: TestTrack, index: number): TestPlay {
  return { track, playedAt: START + index * 60_000, msPlayed: index % 2 === 0 ? 100_000 : null };
}

/** The statements that one request runs. */
async function statementsOf(query: string): Promise<string[]> {
  const spies = [jest.spyOn(test.database, 'query'), jest.spyOn(Transaction.prototype, 'query')];
  const { body } = await api.ask(query, { as: listener });
  const statements = spies.flatMap((spy) => spy.mock.calls.map(([sql]) => sql));
  jest.restoreAllMocks();
  expect(body.errors).toBeUndefined();
  return statements;
}

it('answers who is signed in', async () => {
  const { body } = await api.ask('{ viewer { id displayName avatarUrl timeZone countingRule } }', { as: listener });
  expect(body.data.viewer).toEqual({
    id: toGlobalId('Viewer', listener),
    displayName: 'Ada',
    avatarUrl: null,
    timeZone: 'Europe/Berlin',
    countingRule: 'THIRTY_SECONDS',
  });
});

it('answers totals and ranks of a period', async () => {
  const query = `query Q($period: PeriodInput!) { viewer { stats(period: $period) {
    period { from to firstDay lastDay label }
    totals { plays msPlayed msEstimatedShare tracks artists albums activeDays firstPlayedAt lastPlayedAt }
    topTracks(first: 1) { edges { rank plays msPlayed node { name } } pageInfo { hasNextPage } }
  } } }`;
  const { body } = await api.ask(query, { as: listener, variables: { period: { month: '2024-03' } } });
  expect(body.data.viewer.stats).toEqual({
    period: {
      from: '2024-02-29T23:00:00.000Z',
      to: '2024-03-31T22:00:00.000Z',
      firstDay: '2024-03-01',
      lastDay: '2024-03-31',
      label: 'March 2024',
    },
    totals: {
      plays: 60,
      msPlayed: 9_000_000,
      msEstimatedShare: 6 / 9,
      tracks: 60,
      artists: 20,
      albums: 30,
      activeDays: 1,
      firstPlayedAt: '2024-03-01T12:00:00.000Z',
      lastPlayedAt: '2024-03-01T12:59:00.000Z',
    },
    topTracks: {
      edges: [{ rank: 1, plays: 1, msPlayed: 200_000, node: { name: 'Track 1' } }],
      pageInfo: { hasNextPage: true },
    },
  });
});

it('answers plays with where they are from', async () => {
  const query =
    '{ viewer { plays(first: 2) { edges { node { playedAt msPlayed counted sources contextUri track { name } } } } } }';
  const { body } = await api.ask(query, { as: listener });
  expect(body.data.viewer.plays.edges.map(({ node }: { node: unknown }) => node)).toEqual([
    {
      playedAt: '2024-03-01T12:59:00.000Z',
      msPlayed: null,
      counted: true,
      sources: ['POLL'],
      contextUri: null,
      track: { name: 'Track 59' },
    },
    {
      playedAt: '2024-03-01T12:58:00.000Z',
      msPlayed: 100_000,
      counted: true,
      sources: ['EXTENDED_EXPORT'],
      contextUri: null,
      track: { name: 'Track 58' },
    },
  ]);
});

it('reads fifty plays with one query per relation', async () => {
  const relations = 'track { name album { name artist { name genres } } artists { name } }';
  const statements = await statementsOf(`{ viewer { plays(first: 50) { edges { node { id ${relations} } } } } }`);
  const from = (table: string) => statements.filter((sql) => new RegExp(`FROM ${table}\\s`).test(sql)).length;
  expect([from('listener'), from('play'), from('track'), from('album'), from('artist a')]).toEqual([1, 1, 1, 1, 1]);
  expect(statements).toHaveLength(5);
});

it('reads fifty ranks with one query per relation', async () => {
  const statements = await statementsOf(
    '{ viewer { stats(period: { year: 2024 }) { topTracks(first: 50) { edges { node { name album { name } } } } } } }',
  );
  expect(statements).toHaveLength(6); // listener, version, version and ranks in one snapshot, tracks, albums
});

it('works out only what is asked for', async () => {
  expect(await statementsOf('{ viewer { stats(period: { year: 2023 }) { period { label } } } }')).toHaveLength(2);
  expect(
    await statementsOf('{ viewer { stats(period: { year: 2022 }) { totals { plays msPlayed tracks } } } }'),
  ).toHaveLength(4);
  expect(await statementsOf('{ viewer { stats(period: { year: 2021 }) { totals { activeDays } } } }')).toHaveLength(4);
});

it('never shows what another listener played', async () => {
  const query = `{ viewer { plays { edges { cursor } } stats(period: { preset: ALL_TIME }) { totals { plays msPlayed activeDays artists } topTracks { edges { rank } } } } }`;
  const { body } = await api.ask(query, { as: other });
  expect(body.data.viewer).toEqual({
    plays: { edges: [] },
    stats: { totals: { plays: 0, msPlayed: 0, activeDays: 0, artists: 0 }, topTracks: { edges: [] } },
  });
});

it('lets a cursor of another listener reach only the own plays', async () => {
  const { body } = await api.ask('{ viewer { plays(first: 1) { edges { cursor } } } }', { as: listener });
  const after = body.data.viewer.plays.edges[0].cursor;
  const query = 'query Q($after: String) { viewer { plays(after: $after) { edges { cursor } } } }';
  const answer = await api.ask(query, { as: other, variables: { after } });
  expect(answer.body.data.viewer.plays.edges).toEqual([]);
});

it.each([
  '{ month: "2024-13" }',
  '{ year: 1 }',
  '{ year: 2024, month: "2024-01" }',
  '{}',
  '{ days: { from: "2024-02-30", to: "2024-03-01" } }',
  '{ days: { from: "2024-03-02", to: "2024-03-01" } }',
  '{ days: { from: "1900-01-01", to: "9999-12-31" } }',
  '{ instants: { from: "2024-03-01", to: "2024-03-02" } }',
  '{ instants: { from: "2024-03-02T00:00:00Z", to: "2024-03-01T00:00:00Z" } }',
  '{ preset: YESTERDAY }',
])('refuses the period %s', async (period) => {
  const { body } = await api.ask(`{ viewer { stats(period: ${period}) { totals { plays } } } }`, { as: listener });
  expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  expect(body.errors[0].message).toMatch(/[.\]]$|"/);
});
