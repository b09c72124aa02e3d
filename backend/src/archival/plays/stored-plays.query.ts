import type { Transaction } from '../../platform/database/database';
import { MATCHING_REACH, songOf, type Song, type StoredPlay } from '../play-matching';

/** A stored play with the import that gives its length. */
export interface ArchivedPlay extends StoredPlay {
  importId: number | null;
}

/** A span of a listener's plays: everything that reports from `from` to `to` (UTC milliseconds, both included) can mean. */
export interface Window {
  listenerId: number;
  from: number;
  to: number;
  /** Plays that have none of these `Source` bits are loaded with their song, so that they can be found by title. */
  songsUnless: number;
}

interface PlayRow {
  at: number;
  track_id: number;
  sources: number;
  ms_played: number | null;
  import_id: number | null;
  export_offset_s: number | null;
  export_track_id: number | null;
}

const PLAYS = `
SELECT date_part('epoch', played_at) * 1000 AS at, track_id, sources, ms_played, import_id, export_offset_s, export_track_id
FROM play WHERE listener_id = $1 AND played_at BETWEEN to_timestamp($2::float8 / 1000) AND to_timestamp($3::float8 / 1000)
ORDER BY played_at, track_id`;

const SONGS = `
SELECT track.id, track.name,
  ARRAY(SELECT artist.name FROM artist WHERE artist.id = ANY(track.artist_ids || coalesce(album.artist_id, 0))) AS artists
FROM track LEFT JOIN album ON album.id = track.album_id WHERE track.id = ANY($1::int[])`;

/** The plays of a window in the order of their end. */
export async function loadStoredPlays(tx: Transaction, window: Window): Promise<ArchivedPlay[]> {
  const rows = await tx.query<PlayRow>(PLAYS, [
    window.listenerId,
    window.from - MATCHING_REACH,
    window.to + MATCHING_REACH,
  ]);
  const needsSong = (row: PlayRow) => (row.sources & window.songsUnless) === 0;
  const songs = await loadSongs(
    tx,
    rows.filter(needsSong).map((row) => row.track_id),
  );
  return rows.map((row) => toPlay(row, (needsSong(row) && songs.get(row.track_id)) || []));
}

function toPlay(row: PlayRow, song: Song): ArchivedPlay {
  const at = Math.round(row.at);
  const exported = row.export_offset_s !== null;
  return {
    at,
    trackId: row.track_id,
    sources: row.sources,
    exportSecond: exported ? Math.floor(at / 1000) + (row.export_offset_s as number) : null,
    exportTrackId: exported ? (row.export_track_id ?? row.track_id) : null,
    msPlayed: row.ms_played,
    importId: row.import_id,
    song,
  };
}

/** Songs of tracks by track id, as the catalogue names them: with the artists of the track and the one of its album. */
export async function loadSongs(tx: Transaction, trackIds: readonly number[]): Promise<Map<number, Song>> {
  if (trackIds.length === 0) return new Map();
  const rows = await tx.query<{ id: number; name: string; artists: string[] }>(SONGS, [[...new Set(trackIds)]]);
  return new Map(rows.map((row) => [row.id, songOf(row.name, row.artists)]));
}
