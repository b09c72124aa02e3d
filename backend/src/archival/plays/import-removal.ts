import type { Transaction } from '../../platform/database/database';

/** What is left of a play's sources when `$2` is gone: the poll, the export that gives the length, and further evidence. */
const OTHER_EVIDENCE = `coalesce((SELECT bit_or(e.source) FROM play_evidence e
  WHERE (e.listener_id, e.played_at, e.track_id) = (play.listener_id, play.played_at, play.track_id) AND e.import_id <> $2), 0)`;

const LEFT = `((sources & 1) | CASE WHEN sources & 2 > 0 THEN 2 ELSE 4 END | ${OTHER_EVIDENCE})`;

const DROP_EVIDENCE = `
WITH gone AS (DELETE FROM play_evidence WHERE listener_id = $1 AND import_id = $2 RETURNING listener_id, played_at, track_id)
UPDATE play SET sources = ${LEFT}
FROM (SELECT DISTINCT * FROM gone) AS gone
WHERE (play.listener_id, play.played_at, play.track_id) = (gone.listener_id, gone.played_at, gone.track_id) AND sources <> ${LEFT}`;

const PROMOTE_NEXT_BEST = `
WITH best AS (
  SELECT DISTINCT ON (e.played_at, e.track_id) e.* FROM play p JOIN play_evidence e USING (listener_id, played_at, track_id)
  WHERE p.listener_id = $1 AND p.import_id = $2
  ORDER BY e.played_at, e.track_id, e.source, e.ms_played DESC, e.import_id),
used AS (
  DELETE FROM play_evidence e USING best
  WHERE (e.listener_id, e.played_at, e.track_id, e.import_id, e.source) = (best.listener_id, best.played_at, best.track_id, best.import_id, best.source))
UPDATE play SET ms_played = best.ms_played, detail_id = best.detail_id, import_id = best.import_id,
  sources = (sources & 1) | ${OTHER_EVIDENCE},
  export_offset_s = date_part('epoch', best.exported_at) - floor(date_part('epoch', play.played_at)),
  export_track_id = nullif(best.exported_track_id, play.track_id)
FROM best WHERE (play.listener_id, play.played_at, play.track_id) = (best.listener_id, best.played_at, best.track_id)`;

const DELETE_UNSUPPORTED = 'DELETE FROM play WHERE listener_id = $1 AND import_id = $2 AND sources & 1 = 0';

const LEAVE_TO_POLL = `
UPDATE play SET ms_played = NULL, detail_id = NULL, import_id = NULL, export_offset_s = NULL, export_track_id = NULL, sources = 1
WHERE listener_id = $1 AND import_id = $2`;

/** Plays that only exports tell of, but that do not have the moment and track (their home) that the speaking one names. */
const MISPLACED = `
SELECT *, date_trunc('second', played_at) + export_offset_s * interval '1 second' AS home_at, coalesce(export_track_id, track_id) AS home_track
FROM play WHERE listener_id = $1 AND sources & 1 = 0 AND (export_offset_s <> 0 OR export_track_id IS NOT NULL)`;

const MOVE_HOME = `
WITH moved AS (
  UPDATE play SET played_at = m.home_at, track_id = m.home_track, export_offset_s = 0, export_track_id = NULL
  FROM (SELECT DISTINCT ON (home_at, home_track) * FROM (${MISPLACED}) AS misplaced ORDER BY home_at, home_track, played_at, track_id) AS m
  WHERE (play.listener_id, play.played_at, play.track_id) = (m.listener_id, m.played_at, m.track_id)
    AND NOT EXISTS (SELECT FROM play o WHERE (o.listener_id, o.played_at, o.track_id) = (m.listener_id, m.home_at, m.home_track))
  RETURNING 1)
SELECT count(*)::int AS changed FROM moved`;

/** Whose home another play of exports alone has, which is at home there: both are one play, and what speaks best speaks for it. */
const MERGE_HOME = `
WITH m AS (
  SELECT misplaced.* FROM (${MISPLACED}) AS misplaced
  JOIN play o ON (o.listener_id, o.played_at, o.track_id) = (misplaced.listener_id, home_at, home_track)
  WHERE o.sources & 1 = 0 AND o.export_offset_s = 0 AND o.export_track_id IS NULL),
gone AS (
  DELETE FROM play USING m WHERE (play.listener_id, play.played_at, play.track_id) = (m.listener_id, m.played_at, m.track_id)
  RETURNING m.*),
words AS (
  SELECT home_at, home_track, import_id, ms_played, detail_id, sources FROM gone
  UNION ALL SELECT DISTINCT played_at, track_id, o.import_id, o.ms_played, o.detail_id, o.sources
  FROM play o JOIN (SELECT listener_id, home_at, home_track FROM m) AS home ON (o.listener_id, o.played_at, o.track_id) = (home.listener_id, home_at, home_track)),
ranked AS (
  SELECT *, CASE WHEN sources & 2 > 0 THEN 2 ELSE 4 END AS source, bit_or(sources) OVER home AS all_sources,
    row_number() OVER (home ORDER BY CASE WHEN sources & 2 > 0 THEN 2 ELSE 4 END, ms_played DESC, import_id) AS rank
  FROM words WINDOW home AS (PARTITION BY home_at, home_track)),
kept AS (
  INSERT INTO play_evidence (listener_id, played_at, track_id, import_id, source, exported_at, exported_track_id, ms_played, detail_id)
  SELECT $1, home_at, home_track, import_id, source, home_at, home_track, ms_played, detail_id FROM ranked WHERE rank > 1
  UNION ALL SELECT e.listener_id, m.home_at, m.home_track, e.import_id, source, e.exported_at, e.exported_track_id, e.ms_played, e.detail_id
  FROM play_evidence e JOIN m ON (e.listener_id, e.played_at, e.track_id) = (m.listener_id, m.played_at, m.track_id)
  ON CONFLICT DO NOTHING),
merged AS (
  UPDATE play SET import_id = best.import_id, ms_played = best.ms_played, detail_id = best.detail_id, sources = best.all_sources
  FROM ranked AS best WHERE rank = 1 AND (play.listener_id, play.played_at, play.track_id) = ($1, best.home_at, best.home_track)
  RETURNING 1)
SELECT count(*)::int AS changed FROM merged`;

/** Plays that are in each other's homes: they step aside by milliseconds, which keeps their second, so that each can go home. */
const STEP_ASIDE = `
WITH m AS (${MISPLACED}),
aside AS (
  UPDATE play SET played_at = play.played_at + free.ms * interval '1 ms'
  FROM m, LATERAL (
    SELECT ms FROM generate_series(1, 999) AS ms WHERE NOT EXISTS (
      SELECT FROM play o WHERE (o.listener_id, o.played_at, o.track_id) = (m.listener_id, m.played_at + ms * interval '1 ms', m.track_id))
    ORDER BY ms LIMIT 1) AS free
  WHERE (play.listener_id, play.played_at, play.track_id) = (m.listener_id, m.played_at, m.track_id)
    AND EXISTS (SELECT FROM m AS other WHERE (other.home_at, other.home_track) = (m.played_at, m.track_id))
  RETURNING 1)
SELECT count(*)::int AS changed FROM aside`;

/**
 * Takes everything that an import brought out of the archive: its plays, and its word on plays that other sources know too.
 * Those fall back to the next best evidence, so that the archive is as if the import had never been.
 */
export async function removeImportedPlays(tx: Transaction, listenerId: number, importId: number): Promise<void> {
  for (const step of [DROP_EVIDENCE, PROMOTE_NEXT_BEST, DELETE_UNSUPPORTED, LEAVE_TO_POLL]) {
    await tx.query(step, [listenerId, importId]);
  }
  await bringHome(tx, listenerId);
  await tx.query('DELETE FROM coverage WHERE listener_id = $1 AND import_id = $2', [listenerId, importId]);
}

/** A play that goes home makes room for another one there, so it takes turns. Whose home a poll has stays where it is. */
async function bringHome(tx: Transaction, listenerId: number): Promise<void> {
  for (const step of [MOVE_HOME, MERGE_HOME, STEP_ASIDE]) {
    const [done] = await tx.query<{ changed: number }>(step, [listenerId]);
    if (done && done.changed > 0) return bringHome(tx, listenerId);
  }
}
