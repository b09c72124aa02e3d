import type { Transaction } from '../../platform/database/database';

/** Rows of the catalogue, by their ids. */
export interface ChangedRows {
  tracks: readonly number[];
  artists: readonly number[];
  albums: readonly number[];
}

/** In the order of the key, so that two writers never wait for each other. */
const ADD = `
INSERT INTO library_track (track_id, listener_id)
SELECT DISTINCT track_id, $1::int FROM unnest($2::int[]) AS track_id ORDER BY track_id
ON CONFLICT DO NOTHING RETURNING 1`;

/**
 * Everything that an answer shows of a track: the track itself, its artists, its album and the artist of its album. The array makes
 * PostgreSQL look each track up, however little it knows of the tables yet.
 */
const TELL = `
INSERT INTO listener_catalog (listener_id, version)
SELECT DISTINCT listener_id, $1::bigint FROM library_track WHERE track_id = ANY (ARRAY(
  SELECT unnest($2::int[])
  UNION SELECT id FROM track WHERE album_id = ANY($4::int[])
  UNION SELECT id FROM track WHERE artist_ids[1] = ANY($3::int[])
  UNION SELECT id FROM track WHERE cardinality(artist_ids) > 1 AND artist_ids && $3::int[]
  UNION SELECT track.id FROM album JOIN track ON track.album_id = album.id WHERE album.artist_id = ANY($3::int[])))
ORDER BY listener_id
ON CONFLICT (listener_id) DO UPDATE SET version = excluded.version`;

/** Adds tracks to what a listener holds; tells whether one of them is new there. */
export async function addToLibrary(tx: Transaction, listenerId: number, trackIds: readonly number[]): Promise<boolean> {
  if (trackIds.length === 0) return false;
  return (await tx.query(ADD, [listenerId, trackIds])).length > 0;
}

/**
 * Moves the catalogue version of whoever holds something that has changed. `catalog_state` must be locked by an earlier statement, so
 * that this one sees all that was added to libraries before.
 */
export async function tellHolders(tx: Transaction, version: string, changed: ChangedRows): Promise<void> {
  await tx.query(TELL, [version, changed.tracks, changed.artists, changed.albums]);
}
