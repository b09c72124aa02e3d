import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { toApplicationError } from '../errors/to-application-error';
import { migrate, poolSizeFor } from './data-source';
import type { Queryable } from './database';

it('has more connections the more it polls, and leaves some to others', () => {
  expect([1, 8, 16, 64].map(poolSizeFor)).toEqual([9, 16, 24, 32]);
});

describe('Database', () => {
  let test: TestDatabase;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());

  const genres = () => test.database.query<{ name: string }>('SELECT name FROM genre ORDER BY name');

  it('keeps what a transaction wrote only when it returns', async () => {
    await test.database.transaction((tx) => tx.query(`INSERT INTO genre (name) VALUES ('kept')`));
    const failing = test.database.transaction(async (tx) => {
      await tx.query(`INSERT INTO genre (name) VALUES ('lost')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await genres()).toEqual([{ name: 'kept' }]);
  });

  it('gives a connection back that broke in the middle of a transaction', async () => {
    const broken = test.database.transaction((tx) => tx.query('SELECT pg_terminate_backend(pg_backend_pid())'));
    await expect(broken).rejects.toThrow();
    expect(await genres()).toHaveLength(1);
  });

  it('reads one state of everything in a snapshot, and changes nothing', async () => {
    const seen = await test.database.snapshot(async (tx) => {
      const before = await tx.query('SELECT name FROM genre');
      await test.database.query(`INSERT INTO genre (name) VALUES ('later')`);
      return [before, await tx.query('SELECT name FROM genre')];
    });
    expect(seen[1]).toEqual(seen[0]);
    expect(await genres()).toContainEqual({ name: 'later' });
    const writing = test.database.snapshot((tx) => tx.query(`DELETE FROM genre WHERE name = 'later'`));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  it('gives every statement of a snapshot three seconds, and says it in a sentence when they are over', async () => {
    const limit = (db: Queryable) => db.query('SHOW statement_timeout');
    expect(await test.database.snapshot(limit)).toEqual([{ statement_timeout: '3s' }]);
    const slow = test.database.snapshot(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 20'); // only the test is in a hurry
      await tx.query('SELECT pg_sleep(60)');
    });
    const refusal = await slow.catch(toApplicationError);
    expect(refusal).toMatchObject({ code: 'SERVICE_UNAVAILABLE', message: expect.stringMatching(/\.$/) });
    expect(await limit(test.database)).toEqual([{ statement_timeout: '1min' }]);
  });

  it('does at the very end of a transaction what was left to it, and not at all when the transaction fails', async () => {
    await test.database.query('CREATE TABLE step (place int GENERATED ALWAYS AS IDENTITY, name text)');
    const run = (fails: boolean) =>
      test.database.transaction(async (tx) => {
        tx.beforeCommit(async () => void (await tx.query(`INSERT INTO step (name) VALUES ('last')`)));
        await tx.query(`INSERT INTO step (name) VALUES ('first')`);
        if (fails) throw new Error('no');
      });
    await expect(run(true)).rejects.toThrow('no');
    await run(false);
    expect(await test.database.query('SELECT name FROM step ORDER BY place')).toEqual([
      { name: 'first' },
      { name: 'last' },
    ]);
  });

  it('finds nothing to migrate in a clone of the template, and undoes the schema without a rest', async () => {
    expect(await migrate(test.dataSource)).toEqual([]);
    const fresh = await createTestDatabase();
    const all = fresh.dataSource.migrations.length;
    for (let undone = 0; undone < all; undone++) await fresh.dataSource.undoLastMigration();
    const left = await fresh.database.query(`SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
      WHERE n.nspname = 'public' AND relkind = 'r' AND relname <> 'migration'`);
    expect(left).toEqual([]);
    expect(await migrate(fresh.dataSource)).toHaveLength(all);
    await fresh.drop();
  });
});
