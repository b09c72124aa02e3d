import { rememberedBytes } from '@audiospective/listening';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { createCatalog, storePlays } from '../../../test/listening';
import { HistoryLoader, type LoadedHistory } from './history-loader';
import { sizeOf } from './history-size';

/** Bytes of all columns within, however deep. */
function columnBytes(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + columnBytes(part), 0);
}

describe('sizeOf', () => {
  let test: TestDatabase;
  let loaded: LoadedHistory;

  beforeAll(async () => {
    test = await createTestDatabase();
    const listener = await createListener(test.database);
    const tracks = await createCatalog(test.database, {
      artists: ['Ada', 'Bea', 'Cid'],
      albums: [{ name: 'Blue', artist: 0 }],
      tracks: Array.from({ length: 100 }, (_, i) => ({
        name: `${i}`,
        durationMs: 1000,
        album: 0,
        artists: i % 2 === 0 ? [0] : [1, 2],
      })),
    });
    await test.database.query("INSERT INTO genre (name) VALUES ('jazz'), ('soul')");
    await test.database.query('UPDATE artist SET genre_ids = ARRAY(SELECT id FROM genre) WHERE name = $1', ['Ada']);
    await storePlays(
      test.database,
      listener,
      tracks.map((track, i) => ({ playedAt: 1e12 + i * 1000, track, msPlayed: 5 })),
    );
    ({ loaded } = await new HistoryLoader(test.database).load(listener));
  });
  afterAll(() => test.drop());

  it('counts every column of a loaded history, its strings, and what statistics will keep with it', () => {
    const strings = ['jazz', 'soul'].reduce((bytes, { length }) => bytes + length + 24, 0);
    expect(sizeOf(loaded)).toBe(columnBytes(loaded) + strings + rememberedBytes(loaded.history));
  });

  it('counts 36 bytes for each track, 12 for each artist and album, and 4 for each genre of a track and each genre', () => {
    expect(rememberedBytes(loaded.history)).toBe(100 * 36 + 4 + (3 + 1) * 12 + 50 * 2 * 4 + 2 * 4);
  });
});
