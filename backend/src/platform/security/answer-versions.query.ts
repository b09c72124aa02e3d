import type { Queryable } from '../database/database';
import type { AnswerVersions } from './signed-in';

/** Columns of {@link AnswerVersions} for a listener `l`, for statements that join `archive_state a` and `catalog_state c`. */
export const ANSWER_VERSIONS = `coalesce(a.version, 0)::text AS archive, l.settings_version::text AS settings, c.version::text AS catalog,
  l.imports_version::text AS imports`;

/** What a listener's answers depend on right now; undefined once the account is gone. */
export async function readAnswerVersions(db: Queryable, listenerId: number): Promise<AnswerVersions | undefined> {
  const [versions] = await db.query<AnswerVersions>(
    `SELECT ${ANSWER_VERSIONS}
     FROM listener l LEFT JOIN archive_state a ON a.listener_id = l.id CROSS JOIN catalog_state c WHERE l.id = $1`,
    [listenerId],
  );
  return versions;
}
