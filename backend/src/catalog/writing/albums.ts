import type { Transaction } from '../../platform/database/database';
import type { AlbumFacts } from '../catalog-facts';
import { noteChanges } from './catalog-changes';
import { adopt, filed, findOrInsert, type Shelf } from './find-or-insert';

/** An album whose artist has been filed. */
export interface FiledAlbum extends AlbumFacts {
  artistId: number;
}

interface AlbumRow {
  id: number;
  spotify_id: string;
  artist_id: number;
  name: string;
}

const byId: Shelf<FiledAlbum> = {
  key: (album) => `id:${album.spotifyId}`,
  async find(tx, albums) {
    const ids = albums.map((album) => album.spotifyId);
    const rows = await tx.query<AlbumRow>('SELECT id, spotify_id FROM album WHERE spotify_id = ANY($1::text[])', [ids]);
    return new Map(rows.map((row) => [`id:${row.spotify_id}`, row.id]));
  },
  async insert(tx, albums) {
    const values = columns(albums);
    await adoptAlbums(tx, values);
    await tx.query(
      `INSERT INTO album (spotify_id, artist_id, name, release_date, release_precision, image_url)
       SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::date[], $5::text[], $6::text[])
         AS f(spotify_id, artist_id, name, release_date, release_precision, image_url)
       ORDER BY spotify_id ON CONFLICT (spotify_id) DO NOTHING`,
      values,
    );
  },
};

async function adoptAlbums(tx: Transaction, values: readonly unknown[]): Promise<void> {
  const provisional = await tx.query(
    `SELECT 1 FROM album JOIN unnest($1::int[], $2::text[]) AS f(artist_id, name) USING (artist_id, name)
     WHERE spotify_id IS NULL LIMIT 1`,
    [values[1], values[2]],
  );
  if (provisional.length === 0) return;
  const albums = await adopt(
    tx,
    `WITH known AS (
       SELECT DISTINCT ON (p.id) p.id, f.* FROM unnest($1::text[], $2::int[], $3::text[], $4::date[], $5::text[], $6::text[])
         AS f(spotify_id, artist_id, name, release_date, release_precision, image_url)
       JOIN album p ON p.spotify_id IS NULL AND p.artist_id = f.artist_id AND p.name = f.name ORDER BY p.id, f.spotify_id)
     UPDATE album SET spotify_id = known.spotify_id, release_date = known.release_date,
       release_precision = known.release_precision, image_url = known.image_url
     FROM known WHERE album.id = known.id AND album.spotify_id IS NULL RETURNING album.id`,
    values,
  );
  noteChanges(tx, { albums });
}

function columns(albums: readonly FiledAlbum[]): unknown[] {
  const dates = albums.map(release);
  return [
    albums.map((album) => album.spotifyId),
    albums.map((album) => album.artistId),
    albums.map((album) => album.name),
    dates.map((date) => date?.day ?? null),
    dates.map((date) => date?.precision ?? null),
    albums.map((album) => album.imageUrl ?? null),
  ];
}

/** The first day that a release date can mean; null for what is no date (Spotify has "0000" for some albums). */
function release(album: AlbumFacts): { day: string; precision: string } | null {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(album.releaseDate ?? '') ?? [];
  const first = `${year}-${month}-${day}`;
  if (!year || year === '0000' || !isDay(first)) return null;
  return { day: first, precision: album.releasePrecision ?? 'day' };
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const byName: Shelf<FiledAlbum> = {
  key: (album) => `${album.artistId}:${album.name}`,
  async find(tx, albums) {
    const rows = await tx.query<AlbumRow>(
      `SELECT DISTINCT ON (artist_id, name) id, artist_id, name
       FROM album JOIN unnest($1::int[], $2::text[]) AS f(artist_id, name) USING (artist_id, name)
       ORDER BY artist_id, name, spotify_id IS NULL, id`,
      [albums.map((album) => album.artistId), albums.map((album) => album.name)],
    );
    return new Map(rows.map((row) => [`${row.artist_id}:${row.name}`, row.id]));
  },
  async insert(tx, albums) {
    await tx.query(
      `INSERT INTO album (artist_id, name) SELECT * FROM unnest($1::int[], $2::text[]) AS f(artist_id, name)
       ORDER BY artist_id, name ON CONFLICT (artist_id, name) WHERE spotify_id IS NULL DO NOTHING`,
      [albums.map((album) => album.artistId), albums.map((album) => album.name)],
    );
  },
};

/** Files albums and answers a look-up of their ids. A known album of that artist and name stands in where only the name is known. */
export async function storeAlbums(
  tx: Transaction,
  albums: readonly FiledAlbum[],
): Promise<(album: FiledAlbum) => number> {
  const known = await findOrInsert(
    tx,
    byId,
    albums.filter((album) => album.spotifyId !== null),
  );
  const named = await findOrInsert(
    tx,
    byName,
    albums.filter((album) => album.spotifyId === null),
  );
  return (album) => (album.spotifyId === null ? filed(named, byName.key(album)) : filed(known, byId.key(album)));
}
