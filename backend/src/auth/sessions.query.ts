import type { Queryable } from '../platform/database/database';

/** A session as its list shows it. */
export interface ListedSession {
  id: number;
  idHash: Buffer;
  userAgent: string;
  signedInAt: Date;
  lastUsedAt: Date;
}

/** The sessions of a listener that end after `now` and were used after `usedAfter`: last used first. */
export function listSessions(
  db: Queryable,
  listenerId: number,
  valid: { now: Date; usedAfter: Date },
): Promise<ListedSession[]> {
  return db.query<ListedSession>(
    `SELECT id, id_hash AS "idHash", user_agent AS "userAgent", signed_in_at AS "signedInAt", last_used_at AS "lastUsedAt"
     FROM session WHERE listener_id = $1 AND expires_at > $2 AND last_used_at > $3 ORDER BY last_used_at DESC, id DESC`,
    [listenerId, valid.now, valid.usedAfter],
  );
}
