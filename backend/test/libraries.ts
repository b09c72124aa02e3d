import { noteChanges } from '../src/catalog/writing/catalog-changes';
import type { Database, Queryable } from '../src/platform/database/database';
import { readAnswerVersions } from '../src/platform/security/answer-versions.query';

/** Lets all listeners hold what they have played, where a test wrote the plays itself. */
export async function fillLibraries(db: Queryable): Promise<void> {
  await db.query(
    'INSERT INTO library_track (track_id, listener_id) SELECT DISTINCT track_id, listener_id FROM play ON CONFLICT DO NOTHING',
  );
}

/** The tracks that a listener holds. */
export async function libraryOf(db: Queryable, listenerId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    'SELECT track_id AS id FROM library_track WHERE listener_id = $1 ORDER BY 1',
    [listenerId],
  );
  return rows.map(({ id }) => id);
}

/** Says that facts of these rows are not what they were. */
export function tellOfChanges(database: Database, rows: Parameters<typeof noteChanges>[1]): Promise<void> {
  return database.transaction(async (tx) => noteChanges(tx, rows));
}

/** The version of the catalogue that a listener's answers depend on. */
export async function catalogVersionOf(db: Queryable, listenerId: number): Promise<bigint> {
  return BigInt((await readAnswerVersions(db, listenerId))!.catalog);
}

/** Whether the work comes to wait for a lock that another connection to the database has; false when it ends first. */
export async function waitsForLock(db: Queryable, work: Promise<unknown>): Promise<boolean> {
  let hasEnded = false;
  const end = () => (hasEnded = true);
  void work.then(end, end);
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while (!hasEnded) {
    if ((await db.query(waiting)).length > 0) return true;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return false;
}
