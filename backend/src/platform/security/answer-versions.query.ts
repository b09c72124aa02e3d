import type { Queryable } from '../database/database';
import type { AnswerVersions } from './signed-in';

/** Columns of {@link AnswerVersions} for a listener `l`, for statements that join `archive_state a` and `listener_catalog c`. */
export const ANSWER_VERSIONS = `coalesce(a.version, 0)::text AS archive, l.settings_version::text AS settings, coalesce(c.version, 0)::text AS catalog,
  l.imports_version::text AS imports`;

/** What a listener's answers depend on right now; undefined once the account is gone. */
export async function readAnswerVersions(db: Queryable, listenerId: number): Promise<AnswerVersions | undefined> {
  const [versions] = await db.query<AnswerVersions>(
    `SELECT ${ANSWER_VERSIONS}
     FROM listener l LEFT JOIN archive_state a ON a.listener_id = l.id LEFT JOIN listener_catalog c ON c.listener_id = l.id
     WHERE l.id = $1`,
    [listenerId],
  );
  return versions;
}
