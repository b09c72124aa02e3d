import type { Queryable } from '../../platform/database/database';

/** The months of an archive in UTC, counted from January 1970; `at` in UTC milliseconds. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/**
 * Drops the copies of the months in which these moments (UTC milliseconds) lie. Whoever writes a play calls it for where the play
 * was and for where it is now, in the same transaction and under the lock of the archive.
 */
export async function unsealMonths(db: Queryable, listenerId: number, moments: readonly number[]): Promise<void> {
  if (moments.length === 0) return;
  const months = [...new Set(moments.map(monthOf))];
  await db.query('DELETE FROM play_chunk WHERE listener_id = $1 AND month = ANY($2::smallint[])', [listenerId, months]);
}

/** Drops the copies of all months, for what changes plays all over the archive. */
export async function unsealAll(db: Queryable, listenerId: number): Promise<void> {
  await db.query('DELETE FROM play_chunk WHERE listener_id = $1', [listenerId]);
}
