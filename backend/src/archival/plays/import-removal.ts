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

/** Plays that only an export tells of, but that do not have the moment and track that it names. */
const MISPLACED = `
SELECT listener_id, played_at, track_id, date_trunc('second', played_at) + export_offset_s * interval '1 second' AS exported_at,
  coalesce(export_track_id, track_id) AS exported_track_id
FROM play WHERE listener_id = $1 AND sources & 1 = 0 AND (export_offset_s <> 0 OR export_track_id IS NOT NULL)`;

const MOVE_HOME = `
UPDATE play SET played_at = m.exported_at, track_id = m.exported_track_id, export_offset_s = 0, export_track_id = NULL
FROM (SELECT DISTINCT ON (exported_at, exported_track_id) * FROM (${MISPLACED}) AS misplaced ORDER BY exported_at, exported_track_id) AS m
WHERE (play.listener_id, play.played_at, play.track_id) = (m.listener_id, m.played_at, m.track_id)
  AND NOT EXISTS (SELECT FROM play o WHERE (o.listener_id, o.played_at, o.track_id) = (m.listener_id, m.exported_at, m.exported_track_id))`;

const MERGE_HOME = `
WITH m AS (${MISPLACED}),
gone AS (DELETE FROM play USING m WHERE (play.listener_id, play.played_at, play.track_id) = (m.listener_id, m.played_at, m.track_id)
  RETURNING play.listener_id, m.exported_at, m.exported_track_id, play.import_id, play.ms_played, play.detail_id, play.sources),
kept AS (
  INSERT INTO play_evidence (listener_id, played_at, track_id, import_id, source, exported_at, exported_track_id, ms_played, detail_id)
  SELECT listener_id, exported_at, exported_track_id, import_id, CASE WHEN sources & 2 > 0 THEN 2 ELSE 4 END, exported_at, exported_track_id,
    ms_played, detail_id FROM gone
  UNION ALL SELECT e.listener_id, m.exported_at, m.exported_track_id, import_id, source, e.exported_at, e.exported_track_id, ms_played, detail_id
  FROM play_evidence e JOIN m ON (e.listener_id, e.played_at, e.track_id) = (m.listener_id, m.played_at, m.track_id)
  ON CONFLICT DO NOTHING)
UPDATE play SET sources = play.sources | gone.sources FROM gone
WHERE (play.listener_id, play.played_at, play.track_id) = (gone.listener_id, gone.exported_at, gone.exported_track_id)`;

/**
 * Takes everything that an import brought out of the archive: its plays, and its word on plays that other sources know too.
 * Those fall back to the next best evidence, so that the archive is as if the import had never been.
 */
export async function removeImportedPlays(tx: Transaction, listenerId: number, importId: number): Promise<void> {
  for (const step of [DROP_EVIDENCE, PROMOTE_NEXT_BEST, DELETE_UNSUPPORTED, LEAVE_TO_POLL]) {
    await tx.query(step, [listenerId, importId]);
  }
  await tx.query(MOVE_HOME, [listenerId]);
  await tx.query(MERGE_HOME, [listenerId]);
  await tx.query('DELETE FROM coverage WHERE listener_id = $1 AND import_id = $2', [listenerId, importId]);
}
