import * as fc from 'fast-check';
import { ArchiveWrites, someWrite } from '../../../test/archive-writes';
import { sealedMonths, staleChunks } from '../../../test/chunks';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { plainHistory, plainRows } from '../../../test/plain-history';

describe('a history after any writes', () => {
  let test: TestDatabase;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());

  it('is what the rows say: brought up to date, loaded anew, from chunks and without them', async () => {
    let sealed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(someWrite, { minLength: 1, maxLength: 10 }), async (writes) => {
        const listener = await createListener(test.database);
        const archive = new ArchiveWrites(test.database, listener);
        const longLived = historiesOf(test.database);
        for (const write of writes) {
          await archive.apply(write);
          const rows = await plainRows(test.database, listener);
          expect(plainHistory(await longLived.load(listener))).toEqual(rows);
          await longLived.sealer.idle();
          expect(await staleChunks(test.database, listener)).toEqual([]);
          expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(rows);
          sealed += (await sealedMonths(test.database, listener)).length;
        }
        await test.database.query('DELETE FROM play_chunk WHERE listener_id = $1', [listener]);
        const rows = await plainRows(test.database, listener);
        expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(rows);
      }),
      { numRuns: 25 },
    );
    expect(sealed).toBeGreaterThan(0);
  }, 120_000);
});
