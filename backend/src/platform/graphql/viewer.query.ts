import type { Queryable } from '../database/database';
import type { CountingRule, WeekStart } from './viewer.model';

/** A listener as the viewer needs it. */
export interface ListenerRow {
  displayName: string;
  avatarUrl: string | null;
  timeZone: string;
  countingRule: CountingRule;
  weekStart: WeekStart;
}

/** The listener with this number; undefined once the account is gone. */
export async function findListener(db: Queryable, listenerId: number): Promise<ListenerRow | undefined> {
  const [row] = await db.query<ListenerRow>(
    `SELECT display_name AS "displayName", avatar_url AS "avatarUrl", time_zone AS "timeZone", counting_rule AS "countingRule", week_start AS "weekStart"
     FROM listener WHERE id = $1`,
    [listenerId],
  );
  return row;
}
