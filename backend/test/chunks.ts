import { monthPlays } from '../src/analytics/history/month-plays.query';
import type { Queryable } from '../src/platform/database/database';

/** Months of a listener whose chunk is not what the rows of `play` are: there must never be one. */
export async function staleChunks(db: Queryable, listenerId: number): Promise<number[]> {
  const rows = await db.query<{ month: number }>(
    `SELECT month FROM play_chunk c, LATERAL (${monthPlays('$1', 'c.month::int')}) AS p
     WHERE c.listener_id = $1 AND (c.plays, c.data) IS DISTINCT FROM (p.plays, p.data) ORDER BY month`,
    [listenerId],
  );
  return rows.map((row) => row.month);
}

/** The months of a listener that have a chunk. */
export async function sealedMonths(db: Queryable, listenerId: number): Promise<number[]> {
  const rows = await db.query<{ month: number }>('SELECT month FROM play_chunk WHERE listener_id = $1 ORDER BY month', [
    listenerId,
  ]);
  return rows.map((row) => row.month);
}
