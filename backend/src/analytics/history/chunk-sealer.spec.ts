import { sealedMonths, staleChunks } from '../../../test/chunks';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { createCatalog, storePlays, type TestTrack } from '../../../test/listening';
import { historiesOf } from '../../../test/history-stores';
import { FixedClock } from '../../platform/clock';
import { monthOf } from '../../archival/plays/sealed-months';

const month = (time: string) => monthOf(Date.parse(time));

describe('ChunkSealer', () => {
  const clock = new FixedClock(new Date('2024-05-31T23:59:59.999Z'));
  let test: TestDatabase;
  let listener: number;
  let track: TestTrack;

  beforeAll(async () => {
    test = await createTestDatabase();
    const tracks = [{ name: 'a', durationMs: null, album: null, artists: [0] }];
    [track] = (await createCatalog(test.database, { artists: ['Ada'], albums: [], tracks })) as [TestTrack];
  });
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));
  afterEach(() => jest.restoreAllMocks());

  const store = (...times: string[]) =>
    storePlays(
      test.database,
      listener,
      times.map((time) => ({ playedAt: Date.parse(time), track, msPlayed: 1 })),
    );

  it('seals past months from the first play to the last, empty ones too, never the one that is under way', async () => {
    await store('2024-02-01T00:00:00Z', '2024-05-01T00:00:00Z', '2024-06-01T00:00:00Z');
    const { load, sealer } = historiesOf(test.database, clock);
    await load(listener);
    await sealer.idle();
    const [february, may] = [month('2024-02-01'), month('2024-05-01')];
    expect(await sealedMonths(test.database, listener)).toEqual([february, february + 1, february + 2]);
    const later = historiesOf(test.database, new FixedClock(new Date('2024-06-01T00:00:00Z')));
    await later.load(listener);
    await later.sealer.idle();
    expect(await sealedMonths(test.database, listener)).toContain(may);
    expect(await staleChunks(test.database, listener)).toEqual([]);
  });

  it('writes down the version of the archive, so that who has it does not read the months again', async () => {
    await store('2024-01-01T00:00:00Z');
    await store('2024-02-01T00:00:00Z');
    const { load, sealer } = historiesOf(test.database, clock);
    await load(listener);
    await sealer.idle();
    const versions = await test.database.query('SELECT DISTINCT version FROM play_chunk WHERE listener_id = $1', [
      listener,
    ]);
    expect(versions).toEqual([{ version: '2' }]);
  });

  it('does not wait for whoever is writing to the archive', async () => {
    await store('2024-01-01T00:00:00Z');
    const { load, sealer } = historiesOf(test.database, clock);
    await test.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM archive_state WHERE listener_id = $1 FOR UPDATE', [listener]);
      await load(listener);
      await sealer.idle();
    });
    expect(await sealedMonths(test.database, listener)).toEqual([]);
  });

  it('does no harm where nothing can be written, and goes on with the next listener', async () => {
    await store('2024-01-01T00:00:00Z');
    const { load, sealer } = historiesOf(test.database, clock);
    jest
      .spyOn(test.database, 'transaction')
      .mockRejectedValueOnce(new Error('cannot execute in a read-only transaction'));
    expect((await load(listener)).plays.length).toBe(1);
    const other = await createListener(test.database);
    await storePlays(test.database, other, [{ playedAt: Date.parse('2024-01-01'), track, msPlayed: 1 }]);
    await load(other);
    await sealer.idle();
    expect(await sealedMonths(test.database, listener)).toEqual([]);
    expect(await sealedMonths(test.database, other)).toHaveLength(1);
  });

  it('comes back to a listener of whom more is to be sealed while it works, and does not wait for months twice', async () => {
    await store('2023-11-01T00:00:00Z', '2024-01-01T00:00:00Z', '2024-03-01T00:00:00Z');
    const { sealer } = historiesOf(test.database, clock);
    const [november, january, march] = [month('2023-11-01'), month('2024-01-01'), month('2024-03-01')];
    const other = await createListener(test.database);
    await storePlays(test.database, other, [{ playedAt: Date.parse('2024-01-01'), track, msPlayed: 1 }]);
    sealer.seal(listener, [november]);
    sealer.seal(other, [january]);
    sealer.seal(listener, [january]);
    sealer.seal(listener, [march]);
    const transactions = jest.spyOn(test.database, 'transaction');
    await sealer.idle();
    expect(await sealedMonths(test.database, listener)).toEqual([november, january, march]);
    expect(await sealedMonths(test.database, other)).toEqual([january]);
    // What came to wait: the other listener, and two months of the first together.
    expect(transactions).toHaveBeenCalledTimes(2);
    sealer.seal(other, [march]);
    await sealer.idle();
    expect(await sealedMonths(test.database, other)).toEqual([january, march]);
  });

  it('ends with the transaction that is under way when the process stops', async () => {
    await store('2023-01-01T00:00:00Z', '2024-04-01T00:00:00Z');
    const { load, sealer } = historiesOf(test.database, clock);
    const transactions = jest.spyOn(test.database, 'transaction');
    await load(listener);
    await sealer.onModuleDestroy();
    const done = transactions.mock.calls.length;
    expect(done).toBeLessThanOrEqual(1);
    await load(await createListener(test.database));
    await sealer.idle();
    expect(transactions).toHaveBeenCalledTimes(done);
  });
});
