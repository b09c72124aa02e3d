import type { Queryable } from '../../src/platform/database/database';

/** Which plays of a listener a page is about; null asks nothing. */
export interface PlaysQuestion {
  listenerId: number;
  trackId?: number;
  artistId?: number;
  albumId?: number;
  /** ISO instants, half-open. */
  from?: string;
  to?: string;
}

/** A stored play as the table has it. */
export interface StoredPlay {
  playedAt: Date;
  trackId: number;
  msPlayed: number | null;
  sources: number;
  contextUri: string | null;
}

/** The list of plays as plain SQL, newest first, without pages. */
const PLAYS_SQL = `
SELECT p.played_at AS "playedAt", p.track_id AS "trackId", p.ms_played AS "msPlayed", p.sources, c.uri AS "contextUri"
FROM play p JOIN track t ON t.id = p.track_id LEFT JOIN play_context c ON c.id = p.context_id
WHERE p.listener_id = $1 AND p.track_id = coalesce($2, p.track_id) AND coalesce($3 = ANY(t.artist_ids), true)
  AND coalesce($4 = t.album_id, $4 IS NULL)
  AND p.played_at >= coalesce($5, '-infinity'::timestamptz) AND p.played_at < coalesce($6, 'infinity'::timestamptz)
ORDER BY p.played_at DESC, p.track_id DESC`;

/** Every stored play of the question, from the newest to the oldest. */
export function readPlays(db: Queryable, question: PlaysQuestion): Promise<StoredPlay[]> {
  const { listenerId, trackId, artistId, albumId, from, to } = question;
  const values = [listenerId, trackId ?? null, artistId ?? null, albumId ?? null, from ?? null, to ?? null];
  return db.query<StoredPlay>(PLAYS_SQL, values);
}
