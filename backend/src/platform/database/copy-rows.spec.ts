import { createHash } from 'node:crypto';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { copyRows } from './copy-rows';

interface Row {
  number: number;
  text: string;
  ints: number[];
  /** How many bytes, each with the lowest byte of its place. */
  size: number;
}

describe('copyRows', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    await test.database.query('CREATE TABLE thing (place int, number int, text text, ints int[], bytes bytea)');
  });
  afterAll(() => test.drop());

  const row = fc.record<Row>({
    number: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    text: fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '').toWellFormed()),
    ints: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 5 }),
    size: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 60_000, max: 200_000 })),
  });
  const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const bytesOf = (size: number) => Buffer.from(Uint8Array.from({ length: size }, (_, i) => i));
  const readAll = () =>
    test.database.snapshot(async (tx) => {
      const read: unknown[] = [];
      await copyRows(tx, 'SELECT number, text, ints, bytes FROM thing ORDER BY place', (one) => {
        const ints: number[] = [];
        one.appendInts(2, ints);
        read.push({ number: one.int(0), text: one.text(1), ints, bytes: digest(one.bytes(3)) });
      });
      return read;
    });

  it('reads what was written, however big and wherever the server cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
        await test.database.query('TRUNCATE thing');
        for (const [place, { number, text, ints, size }] of rows.entries()) {
          const values = [place, number, text, ints, bytesOf(size)];
          await test.database.query('INSERT INTO thing VALUES ($1, $2, $3, $4, $5)', values);
        }
        expect(await readAll()).toEqual(
          rows.map(({ number, text, ints, size }) => ({ number, text, ints, bytes: digest(bytesOf(size)) })),
        );
      }),
      { numRuns: runs(15) },
    );
  });

  it('reads many small rows', async () => {
    const read: number[] = [];
    await test.database.snapshot((tx) =>
      copyRows(tx, 'SELECT n FROM generate_series(1, 50000) AS n', (one) => read.push(one.int(0))),
    );
    expect(read).toEqual(Array.from({ length: 50_000 }, (_, i) => i + 1));
  });

  it('leaves no timer behind that would fail an answer long received', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
    await test.database.snapshot(async (tx) => {
      const before = timers();
      await copyRows(tx, 'SELECT 1', () => undefined);
      expect(timers()).toBe(before);
    });
  });

  it('tells what went wrong, and leaves a connection that works', async () => {
    await expect(
      test.database.snapshot((tx) =>
        copyRows(tx, 'SELECT 1 / (n - 30000) FROM generate_series(1, 50000) n', () => undefined),
      ),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await readAll()).toEqual(expect.any(Array));
  });
});
