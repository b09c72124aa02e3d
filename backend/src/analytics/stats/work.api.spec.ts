import { Selection } from '@audiospective/listening';
import { startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { createCatalog, storePlays, type TestTrack } from '../../../test/listening';
import { Transaction } from '../../platform/database/database';
import { HistoryStore } from '../history/history-store';

const TRACKS = 60;
const START = Date.parse('2024-03-01T12:00:00Z');

let test: TestDatabase;
let api: TestApi;
let listener: number;
let tracks: TestTrack[];

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database);
  tracks = await createCatalog(test.database, {
    artists: [...Array(TRACKS).keys()].map((n) => `Artist ${n}`),
    albums: [...Array(TRACKS).keys()].map((n) => ({ name: `Album ${n}`, artist: n })),
    tracks: [...Array(TRACKS).keys()].map((n) => ({
      name: `Track ${n}`,
      durationMs: 200_000,
      album: n,
      artists: [n, (n + 1) % TRACKS],
    })),
  });
  await test.database.query(`INSERT INTO genre (name) SELECT 'genre ' || n FROM generate_series(1, 60) n`);
  await test.database.query('UPDATE artist SET genre_ids = ARRAY[id]');
  const plays = tracks.map((track, n) => ({ track, playedAt: START + n * 60_000, msPlayed: 100_000 }));
  await storePlays(test.database, listener, plays);
  api = await startApi(test.database);
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => {
  await api.close();
  await test.drop();
});

async function ask(fields: string): Promise<any> {
  const { body } = await api.ask(`{ viewer { ${fields} } }`, { as: listener });
  expect(body.errors).toBeUndefined();
  return body.data.viewer;
}

const stats = (fields: string, period = '{ year: 2024 }') => `stats(period: ${period}) { ${fields} }`;

/** How many different selections had a pass over their plays: by track, and by hour. */
async function passesOf(fields: string): Promise<{ byTrack: number; byHour: number }> {
  const byTrack = jest.spyOn(Selection.prototype, 'trackSums', 'get');
  const byHour = jest.spyOn(Selection.prototype, 'hours', 'get');
  await ask(fields);
  const [tracksOf, hoursOf] = [byTrack, byHour].map((spy) => new Set(spy.mock.contexts).size);
  jest.restoreAllMocks();
  return { byTrack: tracksOf!, byHour: hoursOf! };
}

describe('only what is asked for is worked out', () => {
  it('a period alone loads nothing', async () => {
    const historyOf = jest.spyOn(HistoryStore.prototype, 'historyOf');
    await ask(stats('period { label firstDay } previous { period { label } }'));
    expect(historyOf).not.toHaveBeenCalled();
    await ask(stats('totals { plays }'));
    expect(historyOf).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['totals { plays msPlayed msEstimatedShare firstPlayedAt lastPlayedAt tracks }', { byTrack: 1, byHour: 0 }],
    ['totals { activeDays } clock streaks { longest { days } }', { byTrack: 0, byHour: 1 }],
    ['timeline(by: DAY) { starts plays } calendar { levels }', { byTrack: 0, byHour: 1 }],
    ['topTracks { edges { rank plays } } topArtists { edges { rank } }', { byTrack: 1, byHour: 0 }],
    ['sessions { count }', { byTrack: 0, byHour: 0 }],
  ])('%s', async (fields, passes) => expect(await passesOf(stats(fields))).toEqual(passes));

  it('the period before, only for ranks that are asked for', async () => {
    expect(await passesOf(stats('topTracks { edges { rank } }'))).toEqual({ byTrack: 1, byHour: 0 });
    expect(await passesOf(stats('topTracks { edges { previousRank } }'))).toEqual({ byTrack: 2, byHour: 0 });
  });

  it('once, however often it is asked for in one request', async () => {
    const twice = `one: ${stats('totals { plays }')} two: ${stats('topTracks { edges { rank } }', '{ days: { from: "2024-01-01", to: "2024-12-31" } }')}`;
    expect(await passesOf(twice)).toEqual({ byTrack: 1, byHour: 0 });
    const before = `one: ${stats('previous { totals { plays } }')} two: ${stats('totals { plays }', '{ year: 2023 }')}`;
    expect(await passesOf(before)).toEqual({ byTrack: 1, byHour: 0 });
    const others = `one: ${stats('totals { plays }')} two: stats(period: { year: 2024 }, filter: { hours: [12] }) { totals { plays } }`;
    expect(await passesOf(others)).toEqual({ byTrack: 2, byHour: 0 });
  });
});

describe('others have their turn', () => {
  /** In which rounds of the event loop plays were gone through by track or by hour, each round once. */
  async function roundsOf(fields: string, sums: 'trackSums' | 'hours'): Promise<number> {
    const rounds = new Set<number>();
    let round = 0;
    let next = setImmediate(count);
    function count() {
      round++;
      next = setImmediate(count);
    }
    const { get } = Object.getOwnPropertyDescriptor(Selection.prototype, sums)!;
    jest.spyOn(Selection.prototype, sums, 'get').mockImplementation(function (this: Selection) {
      rounds.add(round);
      return get!.call(this);
    });
    await ask(fields);
    clearImmediate(next);
    return rounds.size;
  }

  it('between the periods of one request', async () => {
    const periods = [...Array(8).keys()].map((n) => `a${n}: ${stats('totals { plays }', `{ year: ${2017 + n} }`)}`);
    expect(await roundsOf(periods.join(' '), 'trackSums')).toBe(8);
  });

  it('between long statistics of one period', async () => {
    const lines = ['a: timeline(by: HOUR) { plays }', 'b: timeline(by: DAY) { plays }', 'calendar { plays }'];
    expect(await roundsOf(stats(lines.join(' ')), 'hours')).toBe(3);
  });
});

describe('statements', () => {
  /** Those of a request whose history is in memory already, without the ones that find out who asks. */
  async function statementsOf(fields: string): Promise<string[]> {
    await ask(stats('totals { plays }'));
    const spies = [jest.spyOn(test.database, 'query'), jest.spyOn(Transaction.prototype, 'query')];
    await ask(fields);
    const statements = spies.flatMap((spy) => spy.mock.calls.map(([sql]) => sql));
    jest.restoreAllMocks();
    return statements.filter((sql) => !/FROM listener\s/.test(sql));
  }

  it('are none for figures', async () => {
    const lists = 'topTracks { edges { rank previousRank plays } } topGenres { edges { node { name } } }';
    const figures = `totals { plays tracks artists albums genres activeDays } ${lists} clock calendar { levels } streaks { current { days } }
      sessions { count } discovery { tracks topTracks { edges { rank } } } diversity { score } habits { peakHour } playback { plays }
      previous { totals { plays } }`;
    expect(await statementsOf(stats(figures))).toEqual([]);
  });

  it('are one per relation, for fifty ranks and more than one list', async () => {
    const list = (name: string, node: string) => `${name}(first: 50) { edges { rank node { ${node} } } }`;
    const artist = 'name imageUrl genres';
    const ranked = list('topTracks', `name album { name artist { ${artist} } } artists { ${artist} }`);
    expect(await statementsOf(stats(ranked))).toHaveLength(3);
    expect(await statementsOf(stats(list('topArtists', artist)))).toHaveLength(1);
    expect(await statementsOf(stats(list('topAlbums', `name artist { ${artist} }`)))).toHaveLength(2);
    const others = `${list('topArtists', artist)} ${list('topAlbums', `name artist { ${artist} }`)} ${list('topGenres', 'name')}`;
    // tracks, albums and artists of the lists; then the artists of tracks and albums
    expect(await statementsOf(stats(`${ranked} ${others}`))).toHaveLength(4);
  });
});

it('answers the very next request from what was stored meanwhile', async () => {
  const late = await createListener(test.database);
  const query = `{ viewer { ${stats('totals { plays }', '{ preset: ALL_TIME }')} } }`;
  const countOf = async () => (await api.ask(query, { as: late })).body.data.viewer.stats.totals.plays;
  expect(await countOf()).toBe(0);
  await storePlays(test.database, late, [{ track: tracks[0]!, playedAt: START, msPlayed: null }]);
  expect(await countOf()).toBe(1);
});
