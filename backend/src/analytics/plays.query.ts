import type { Queryable } from '../platform/database/database';
import { LARGEST_KEY } from '../platform/graphql/connection';
import type { CountingRule } from '../platform/graphql/viewer.model';
import { countedBy } from './selection';

/** A stored play. `sources` is a bit set: 1 = poll, 2 = extended export, 4 = account export. */
export interface PlayRow {
  playedAt: Date;
  trackId: number;
  msPlayed: number | null;
  counted: boolean;
  sources: number;
  contextUri: string | null;
}

/** A page of a listener's plays. */
export interface PlaysPage {
  listenerId: number;
  countingRule: CountingRule;
  limit: number;
  /** Key of the play before the page; null for the first page. */
  after: { playedAt: Date; trackId: number } | null;
}

/** The comparison of rows is a condition of the primary key: the thousandth page costs as much as the first. */
const playsSql = (rule: CountingRule) => `
WITH page AS MATERIALIZED (
  SELECT played_at, track_id, ms_played, sources, context_id FROM play
  WHERE listener_id = $1 AND (played_at, track_id) < ($2::timestamptz, $3::int)
  ORDER BY played_at DESC, track_id DESC LIMIT $4
)
SELECT p.played_at AS "playedAt", p.track_id AS "trackId", p.ms_played AS "msPlayed", p.sources, c.uri AS "contextUri",
  ${countedBy(rule)} AS counted
FROM page p JOIN track t ON t.id = p.track_id LEFT JOIN play_context c ON c.id = p.context_id
ORDER BY p.played_at DESC, p.track_id DESC`;

/** Plays from the newest to the oldest. */
export function readPlays(db: Queryable, { listenerId, countingRule, limit, after }: PlaysPage): Promise<PlayRow[]> {
  const end = after ? [after.playedAt.toISOString(), after.trackId] : ['infinity', LARGEST_KEY];
  return db.query<PlayRow>(playsSql(countingRule), [listenerId, ...end, limit]);
}
