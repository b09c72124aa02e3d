import type { Queryable } from '../../platform/database/database';
import { toGlobalId } from '../../platform/graphql/global-id';
import { LoaderToken } from '../../platform/graphql/loader-registry';
import type { Artist } from '../models/artist.model';
import { inKeyOrder } from './by-key';

/** Artists by their number. */
export const ARTISTS = new LoaderToken<number, Artist>('artists');

type ArtistRow = Omit<Artist, 'id'>;

const ARTISTS_SQL = `
SELECT a.id AS key, a.name, a.image_url AS "imageUrl",
  ARRAY(SELECT g.name FROM genre g WHERE g.id = ANY(a.genre_ids) ORDER BY g.name) AS genres,
  'https://open.spotify.com/artist/' || a.spotify_id AS "spotifyUrl"
FROM artist a WHERE a.id = ANY($1::int[])`;

/** Reads many artists, with their genres, with one query. */
export async function loadArtists(db: Queryable, keys: readonly number[]): Promise<Artist[]> {
  const rows = inKeyOrder(keys, await db.query<ArtistRow>(ARTISTS_SQL, [keys]));
  return rows.map((row) => ({ ...row, id: toGlobalId('Artist', row.key) }));
}
