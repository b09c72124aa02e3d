import type { Queryable } from '../../platform/database/database';
import { toGlobalId } from '../../platform/graphql/global-id';
import { LoaderToken } from '../../platform/graphql/loader-registry';
import type { Album } from '../models/album.model';
import { inKeyOrder } from './by-key';

/** Albums by their number. */
export const ALBUMS = new LoaderToken<number, Album>('albums');

type AlbumRow = Omit<Album, 'id'>;

const ALBUMS_SQL = `
SELECT id AS key, name, artist_id AS "artistId", image_url AS "imageUrl",
  to_char(release_date, CASE release_precision WHEN 'year' THEN 'YYYY' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY-MM-DD' END) AS "releaseDate",
  'https://open.spotify.com/album/' || spotify_id AS "spotifyUrl"
FROM album WHERE id = ANY($1::int[])`;

/** Reads many albums with one query. */
export async function loadAlbums(db: Queryable, keys: readonly number[]): Promise<Album[]> {
  const rows = inKeyOrder(keys, await db.query<AlbumRow>(ALBUMS_SQL, [keys]));
  return rows.map((row) => ({ ...row, id: toGlobalId('Album', row.key) }));
}
