import { createCatalog, storePlays } from '../../../test/listening';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { plainHistory, plainRows } from '../../../test/plain-history';

describe('HistoryStore', () => {
  let test: TestDatabase;
  let listener: number;

  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));

  it('loads an archive', async () => {
    const tracks = await createCatalog(test.database, {
      artists: ['Ada', 'Bea'],
      albums: [{ name: 'Blue', artist: 0 }],
      tracks: [
        { name: 'b', durationMs: 1000, album: 0, artists: [0, 1] },
        { name: 'a', durationMs: null, album: null, artists: [1] },
      ],
    });
    const at = Date.UTC(2024, 0, 31, 23, 59, 59, 987);
    await storePlays(test.database, listener, [
      { playedAt: at, track: tracks[0]!, msPlayed: null },
      { playedAt: at, track: tracks[1]!, msPlayed: 5 },
      { playedAt: at + 100, track: tracks[1]!, msPlayed: 7 },
    ]);
    const { load, sealer } = historiesOf(test.database);
    const history = await load(listener);
    expect(plainHistory(history)).toEqual(await plainRows(test.database, listener));
    await sealer.idle();
    expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(plainHistory(history));
    expect(await test.database.query('SELECT month, plays FROM play_chunk')).toHaveLength(2);
  });
});
