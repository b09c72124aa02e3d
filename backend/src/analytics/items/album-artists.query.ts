import type { Queryable } from '../../platform/database/database';

const IS_ARTIST_OF_ALBUMS = 'SELECT EXISTS (SELECT FROM album WHERE artist_id = $1 AND id = ANY($2::int[])) AS found';

/** Whether one of these albums is by an artist: a compilation is by somebody whom none of its tracks may credit. */
export async function isArtistOfAlbums(db: Queryable, artistId: number, albumIds: Int32Array): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(IS_ARTIST_OF_ALBUMS, [artistId, [...albumIds]]);
  return row?.found === true;
}
