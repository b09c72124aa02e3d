import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import { dataSourceOptions } from '../platform/database/data-source';
import { Database } from '../platform/database/database';
import { LARGEST_LOOKUP } from '../platform/database/prepared-lookup';
import { SessionRepository } from './session.repository';

const NOW = new Date('2026-11-01T12:00:00Z');

describe('the statement that every request needs', () => {
  let test: TestDatabase;
  let dataSource: DataSource;
  let database: Database;
  let sessions: SessionRepository;
  let hashes: Buffer[];

  beforeAll(async () => {
    test = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(test.url, 1)).initialize();
    database = new Database(dataSource);
    sessions = new SessionRepository(database, new FixedClock(NOW));
    hashes = Array.from({ length: 2 * LARGEST_LOOKUP + 1 }, () => randomBytes(32));
    for (const hash of hashes) {
      const listener = await createListener(database);
      await database.query(
        `INSERT INTO session (id_hash, listener_id, signed_in_at, last_used_at, expires_at) VALUES ($1, $2, $3, $3, 'infinity')`,
        [hash, listener, NOW],
      );
    }
    await database.query('ANALYZE');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await test.drop();
  });

  const use = (count: number) => Promise.all(hashes.slice(0, count).map((hash) => sessions.use(hash)));

  it.each([1, 2, 3, LARGEST_LOOKUP])('is planned once and for all when %s ask at the same time', async (count) => {
    for (let n = 0; n < 20; n++) expect(await use(count)).not.toContain(null);
    const plans = await database.query<{ generic: number; custom: number }>(
      `SELECT generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements WHERE name = $1`,
      [`used sessions ${2 ** Math.ceil(Math.log2(count))}`],
    );
    expect(plans).toEqual([{ generic: 15, custom: 5 }]);
  });

  it('finds everybody, however many ask at the same time', async () => {
    const found = await use(hashes.length);
    expect(found.map((session) => session?.sessionHash)).toEqual(hashes);
    expect(new Set(found.map((session) => session?.listenerId)).size).toBe(hashes.length);
  });
});
