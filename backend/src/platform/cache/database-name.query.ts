import type { Queryable } from '../database/database';

/**
 * Names this database among all that ever were: another one where a cluster was made anew, went another way after a restore or
 * a failover, or where a database was dropped and made again under the same name.
 */
export async function readDatabaseName(db: Queryable): Promise<string> {
  const [row] = await db.query<{ name: string }>(
    `SELECT system_identifier || '.' || timeline_id || '.' || d.oid AS name
     FROM pg_control_system(), pg_control_checkpoint(), pg_database d WHERE d.datname = current_database()`,
  );
  return (row as { name: string }).name;
}
