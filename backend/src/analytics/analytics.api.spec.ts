import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestPlay, type TestTrack } from '../../test/listening';
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

it('never shows what another listener played', async () => {
  const query = `{ viewer { plays { edges { cursor } } stats(period: { preset: ALL_TIME }) { totals { plays msPlayed activeDays artists } topTracks { edges { rank } } } } }`;
  const { body } = await api.ask(query, { as: other });
  expect(body.data.viewer).toEqual({
    plays: { edges: [] },
    stats: { totals: { plays: 0, msPlayed: 0, activeDays: 0, artists: 0 }, topTracks: { edges: [] } },
  });
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
