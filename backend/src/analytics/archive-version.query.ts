import type { Queryable } from '../platform/database/database';

/** The version of a listener's archive, which moves with every change of it. */
export async function readArchiveVersion(db: Queryable, listenerId: number): Promise<string> {
  const [row] = await db.query<{ version: string }>('SELECT version FROM archive_state WHERE listener_id = $1', [
    listenerId,
  ]);
  return row?.version ?? '0';
}
