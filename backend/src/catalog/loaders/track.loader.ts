import type { Queryable } from '../../platform/database/database';
import { toGlobalId } from '../../platform/graphql/global-id';
import { LoaderToken } from '../../platform/graphql/loader-registry';
import type { Track } from '../models/track.model';
import { inKeyOrder } from './by-key';

/** Tracks by their number. */
export const TRACKS = new LoaderToken<number, Track>('tracks');

type TrackRow = Omit<Track, 'id'>;

const TRACKS_SQL = `
SELECT id AS key, name, album_id AS "albumId", artist_ids AS "artistIds", duration_ms AS "durationMs", explicit,
  'https://open.spotify.com/track/' || spotify_id AS "spotifyUrl"
FROM track WHERE id = ANY($1::int[])`;

/** Reads many tracks with one query. */
export async function loadTracks(db: Queryable, keys: readonly number[]): Promise<Track[]> {
  const rows = inKeyOrder(keys, await db.query<TrackRow>(TRACKS_SQL, [keys]));
  return rows.map((row) => ({ ...row, id: toGlobalId('Track', row.key) }));
}
