import { createCatalog, storePlays, type TestTrack } from '../../../test/listening';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { plainHistory, plainRows } from '../../../test/plain-history';
import { loadEnvironment } from '../../platform/config/environment';
import type { RequestContext } from '../../platform/graphql/request-context';
import { readAnswerVersions } from '../../platform/security/answer-versions.query';
import { ChunkSealer } from './chunk-sealer';
import type { HistoryLoader, LoadResult } from './history-loader';
import { HistoryStore } from './history-store';

const MEGABYTE = 1024 * 1024;

describe('HistoryStore', () => {
  let test: TestDatabase;
  let listener: number;
  let tracks: TestTrack[];

  beforeAll(async () => {
    test = await createTestDatabase();
    tracks = await createCatalog(test.database, {
      artists: ['Ada', 'Bea'],
      albums: [{ name: 'Blue', artist: 0 }],
      tracks: [
        { name: 'b', durationMs: 1000, album: 0, artists: [0, 1] },
        { name: 'a', durationMs: null, album: null, artists: [1] },
      ],
    });
  });
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));
  afterEach(() => jest.restoreAllMocks());

  const play = (time: string, track = 0) =>
    storePlays(test.database, listener, [{ playedAt: Date.parse(time), track: tracks[track]!, msPlayed: 5 }]);
  const contextOf = async () => {
    const versions = await readAnswerVersions(test.database, listener);
    return { signedIn: { listenerId: listener, versions } } as RequestContext;
  };

  it('puts a play into the second and the month that it ended in, not into the nearest', async () => {
    await test.database.query(
      `INSERT INTO play (listener_id, played_at, track_id, sources) SELECT $1, t::timestamptz, $2, 1
       FROM unnest('{2024-01-31T23:59:59.9999Z, 2024-02-01T00:00:00Z, 2039-12-31T23:59:59.001Z}'::text[]) t`,
      [listener, tracks[0]!.id],
    );
    const { load, sealer } = historiesOf(test.database);
    const { plays } = await load(listener);
    const times = (columns: typeof plays) =>
      Array.from(columns.second, (second, row) => new Date(second * 1000 + columns.millisecond[row]!).toISOString());
    const expected = ['2024-01-31T23:59:59.999Z', '2024-02-01T00:00:00.000Z', '2039-12-31T23:59:59.001Z'];
    expect(times(plays)).toEqual(expected);
    await sealer.idle();
    expect(times((await historiesOf(test.database).load(listener)).plays)).toEqual(expected);
  });

  it('is empty for an empty archive, and for a listener without one', async () => {
    const { load, store } = historiesOf(test.database);
    expect((await load(listener)).plays.length).toBe(0);
    expect((await store.load(-1, { archive: '0', catalog: '0' })).catalogue.tracks.length).toBe(0);
  });

  it('answers from memory while the versions are the same, and reads only what is new after that', async () => {
    await play('2024-01-10T10:00:00Z');
    const { load, sealer } = historiesOf(test.database);
    const snapshots = jest.spyOn(test.database, 'snapshot');
    const first = await load(listener);
    expect(await load(listener)).toBe(first);
    expect(snapshots).toHaveBeenCalledTimes(1);
    await sealer.idle();
    await play('2024-03-10T10:00:00Z');
    const second = await load(listener);
    expect(snapshots).toHaveBeenCalledTimes(2);
    expect(first.plays.length).toBe(1);
    expect(second.plays.length).toBe(2);
    expect(second.catalogue).toBe(first.catalogue);
  });

  it('gives everything in a request the same history, whatever is written meanwhile', async () => {
    await play('2024-01-10T10:00:00Z');
    const { store } = historiesOf(test.database);
    const context = await contextOf();
    const history = await store.historyOf(context);
    await play('2024-01-11T10:00:00Z');
    expect(await store.historyOf(await contextOf())).not.toBe(history);
    expect(await store.historyOf(context)).toBe(history);
    await expect(store.historyOf({ signedIn: undefined } as RequestContext)).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('loads once for all who ask at the same time', async () => {
    await play('2024-01-10T10:00:00Z');
    const { load } = historiesOf(test.database);
    const snapshots = jest.spyOn(test.database, 'snapshot');
    const histories = await Promise.all(Array.from({ length: 8 }, () => load(listener)));
    expect(new Set(histories).size).toBe(1);
    expect(snapshots).toHaveBeenCalledTimes(1);
  });

  it('loads once more for those who need what was written after a load had begun', async () => {
    await play('2024-01-10T10:00:00Z');
    const { load, store } = historiesOf(test.database);
    const slow = holdNextSnapshot();
    const early = store.load(listener, { archive: '1', catalog: '0' });
    await slow.read;
    await play('2024-01-11T10:00:00Z');
    const late = Promise.all([load(listener), load(listener)]);
    slow.release();
    expect((await early).plays.length).toBe(1);
    const [one, other] = await late;
    expect(one.plays.length).toBe(2);
    expect(other).toBe(one);
    expect(slow.spy).toHaveBeenCalledTimes(2);
  });

  it('tries again for those who waited for a load that failed', async () => {
    await play('2024-01-10T10:00:00Z');
    const { store } = historiesOf(test.database);
    const versions = { archive: '1', catalog: '0' };
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: broken, reject: fail } = Promise.withResolvers<never>();
    jest.spyOn(test.database, 'snapshot').mockImplementationOnce(() => (begin(), broken));
    const first = store.load(listener, versions);
    await begun;
    const second = store.load(listener, versions);
    fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    expect((await second).plays.length).toBe(1);
  });

  /** Lets the next snapshot read, but not end before it is released. */
  function holdNextSnapshot() {
    const { database } = test;
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: read, resolve: hasRead } = Promise.withResolvers<void>();
    const snapshot = database.snapshot.bind(database);
    const spy = jest.spyOn(database, 'snapshot').mockImplementationOnce(async (work, timeout) => {
      const result = await snapshot(work, timeout);
      hasRead();
      await released;
      return result;
    });
    return { spy, read, release };
  }

  it('keeps no more histories than fit, those that were asked for last', async () => {
    const loaded: number[] = [];
    const loader = { load: async (id: number) => (loaded.push(id), megabyteOfPlays()) } as unknown as HistoryLoader;
    const sealer = { seal: () => undefined } as unknown as ChunkSealer;
    const store = new HistoryStore(loader, sealer, loadEnvironment({ HISTORY_CACHE_MB: '8' }));
    const load = (id: number) => store.load(id, { archive: '1', catalog: '1' });
    for (let id = 1; id <= 200; id++) await load(id);
    for (let id = 200; id > 193; id--) await load(id);
    expect(loaded).toHaveLength(200);
    for (let id = 1; id <= 50; id++) await load(id);
    expect(loaded).toHaveLength(250);
    expect(store.bytes).toBeLessThanOrEqual(8 * MEGABYTE);
    expect(store.bytes).toBeGreaterThan(6 * MEGABYTE);
  });

  it('says what a real history is', async () => {
    await play('2024-01-10T10:00:00.987Z', 1);
    await play('2024-01-10T10:00:00.987Z', 0);
    expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(
      await plainRows(test.database, listener),
    );
  });
});

/** Its columns have a little less than a megabyte. */
function megabyteOfPlays(): LoadResult {
  const lists = { start: new Uint32Array(1), values: new Uint32Array() };
  const none = { length: 0, id: new Int32Array(), nameOrder: new Uint32Array() };
  const history = {
    version: '1',
    plays: { length: 0, second: new Uint32Array((MEGABYTE - 1_000) / 4) },
    circumstances: { length: 0, countries: [], contexts: [] },
    catalogue: { tracks: { ...none, artists: lists }, artists: { ...none, genres: lists }, albums: none, genres: [] },
  };
  const keys = { details: new Int32Array(), contexts: new Int32Array(), sources: new Uint8Array() };
  return { loaded: { history, catalogVersion: '1', keys }, unsealed: [] } as unknown as LoadResult;
}
