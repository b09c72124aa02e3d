import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { sortByName } from './catalogue.query';
import { sortedNames } from './name-order';

const NAMES = 2_000;
const KEPT = 1_900;

describe('sortedNames', () => {
  let test: TestDatabase;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('finds the places of a few names among many as PostgreSQL sorts them all', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'B', 'é', '\ue000', '𝄞', '漢'), maxLength: 3 });
    const [names] = fc.sample(fc.array(name, { minLength: NAMES, maxLength: NAMES }), 1) as [string[]];
    await test.database.query(
      `INSERT INTO artist (spotify_id, name) SELECT 'id' || place, name FROM unnest($1::text[]) WITH ORDINALITY AS f(name, place)`,
      [names],
    );
    const rows = await test.database.query<{ id: number }>('SELECT id FROM artist');
    const ids = Int32Array.from(rows, (row) => row.id);
    await test.database.snapshot(async (tx) => {
      const all = await sortByName(tx, 'artist', ids);
      const few = fc.uniqueArray(fc.integer({ min: 0, max: NAMES - 1 }), { minLength: 1, maxLength: 18 });
      for (const chosen of fc.sample(few, 20)) {
        const fresh = new Set(chosen.map((place) => all[place] as number));
        const order = { kept: all.filter((id) => !fresh.has(id)), fresh: all.filter((id) => fresh.has(id)) };
        expect(order.kept.length).toBeGreaterThan(KEPT);
        const sorted = await sortedNames(tx, 'artist', order);
        expect(Array.from(sorted)).toEqual(Array.from(all));
      }
    });
  });
});
