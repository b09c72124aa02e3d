import type { Transaction } from '../../platform/database/database';

/** A polled play whose track and context are in the catalogue. */
export interface FiledPolledPlay {
  /** UTC milliseconds. */
  at: number;
  trackId: number;
  contextId: number | null;
}

/** A polled play that is a stored play of an export. */
export interface JoinedPlay extends FiledPolledPlay {
  stored: { at: number; trackId: number };
  /** Second of the export row minus the polled second. */
  exportOffset: number;
}

export async function insertPolledPlays(tx: Transaction, listenerId: number, plays: readonly FiledPolledPlay[]) {
  if (plays.length === 0) return;
  await tx.query(
    `INSERT INTO play (listener_id, played_at, track_id, context_id, sources)
     SELECT $1, to_timestamp(at / 1000), track_id, context_id, 1
     FROM unnest($2::float8[], $3::int[], $4::int[]) AS f(at, track_id, context_id) ORDER BY at, track_id`,
    [listenerId, plays.map((play) => play.at), plays.map((play) => play.trackId), plays.map((play) => play.contextId)],
  );
}

/** The poll's milliseconds, track and context win; length and detail stay those of the export. */
export async function joinPolledPlays(tx: Transaction, listenerId: number, plays: readonly JoinedPlay[]) {
  if (plays.length === 0) return;
  await tx.query(
    `UPDATE play SET played_at = to_timestamp(f.at / 1000), track_id = f.track_id, context_id = f.context_id,
       sources = play.sources | 1, export_offset_s = f.export_offset,
       export_track_id = nullif(coalesce(play.export_track_id, play.track_id), f.track_id)
     FROM unnest($2::float8[], $3::int[], $4::float8[], $5::int[], $6::int[], $7::int[])
       AS f(stored_at, stored_track_id, at, track_id, context_id, export_offset)
     WHERE play.listener_id = $1 AND play.played_at = to_timestamp(f.stored_at / 1000) AND play.track_id = f.stored_track_id`,
    [
      listenerId,
      plays.map((play) => play.stored.at),
      plays.map((play) => play.stored.trackId),
      plays.map((play) => play.at),
      plays.map((play) => play.trackId),
      plays.map((play) => play.contextId),
      plays.map((play) => play.exportOffset),
    ],
  );
}

/** Ids of playback contexts by their URI. */
export async function storeContexts(tx: Transaction, uris: readonly string[]): Promise<Map<string, number>> {
  const distinct = [...new Set(uris)];
  if (distinct.length === 0) return new Map();
  const find = () =>
    tx.query<{ id: number; uri: string }>('SELECT id, uri FROM play_context WHERE uri = ANY($1::text[])', [distinct]);
  let rows = await find();
  if (rows.length < distinct.length) {
    await tx.query(
      `INSERT INTO play_context (uri) SELECT uri FROM unnest($1::text[]) AS f(uri) ORDER BY uri
       ON CONFLICT (uri) DO NOTHING`,
      [distinct],
    );
    rows = await find();
  }
  return new Map(rows.map((row) => [row.uri, row.id]));
}
