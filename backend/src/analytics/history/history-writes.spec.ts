import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { ArchiveWrites, INTO_NEXT_MONTH, someWrite } from '../../../test/archive-writes';
import { sealedMonths, staleChunks } from '../../../test/chunks';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { plainHistory, plainRows } from '../../../test/plain-history';

describe('a history after any writes', () => {
  let test: TestDatabase;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());

  const playedButNotHeld = (listener: number) =>
    test.database.query(
      'SELECT track_id FROM play WHERE listener_id = $1 EXCEPT SELECT track_id FROM library_track WHERE listener_id = $1',
      [listener],
    );

  it('is what the rows say: brought up to date now and then, loaded anew, from chunks and without them', async () => {
    let sealed = 0;
    const step = fc.record({ write: someWrite, looks: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const listener = await createListener(test.database);
        const archive = new ArchiveWrites(test.database, listener);
        const longLived = historiesOf(test.database);
        for (const { write, looks } of steps) {
          await archive.apply(write);
          expect(await staleChunks(test.database, listener)).toEqual([]);
          expect(await playedButNotHeld(listener)).toEqual([]);
          const rows = await plainRows(test.database, listener);
          const { load, sealer } = historiesOf(test.database);
          expect(plainHistory(await load(listener))).toEqual(rows);
          await sealer.idle();
          if (looks) expect(plainHistory(await longLived.load(listener))).toEqual(rows);
          sealed += (await sealedMonths(test.database, listener)).length;
        }
        const rows = await plainRows(test.database, listener);
        expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(rows);
        await test.database.query('DELETE FROM play_chunk WHERE listener_id = $1', [listener]);
        expect(plainHistory(await historiesOf(test.database).load(listener))).toEqual(rows);
      }),
      { numRuns: runs(40), examples: [[INTO_NEXT_MONTH.map((write) => ({ write, looks: true }))]] },
    );
    expect(sealed).toBeGreaterThan(0);
  });
});
