import type { Transaction } from '../../platform/database/database';
import type { ArtistFacts } from '../catalog-facts';
import { noteChanges } from './catalog-changes';
import { adopt, filed, findOrInsert, type Shelf } from './find-or-insert';

interface ArtistRow {
  id: number;
  spotify_id: string;
  name: string;
}

const byId: Shelf<ArtistFacts> = {
  key: (artist) => `id:${artist.spotifyId}`,
  async find(tx, artists) {
    const ids = artists.map((artist) => artist.spotifyId);
    const rows = await tx.query<ArtistRow>('SELECT id, spotify_id FROM artist WHERE spotify_id = ANY($1::text[])', [
      ids,
    ]);
    return new Map(rows.map((row) => [`id:${row.spotify_id}`, row.id]));
  },
  async insert(tx, artists) {
    const values = [artists.map((artist) => artist.spotifyId), artists.map((artist) => artist.name)];
    await adoptArtists(tx, values);
    await tx.query(
      `INSERT INTO artist (spotify_id, name) SELECT * FROM unnest($1::text[], $2::text[]) AS f(spotify_id, name)
       ORDER BY spotify_id ON CONFLICT (spotify_id) DO NOTHING`,
      values,
    );
  },
};

async function adoptArtists(tx: Transaction, values: readonly unknown[]): Promise<void> {
  const provisional = await tx.query(
    'SELECT 1 FROM artist WHERE spotify_id IS NULL AND name = ANY($1::text[]) LIMIT 1',
    [values[1]],
  );
  if (provisional.length === 0) return;
  const artists = await adopt(
    tx,
    `WITH known AS (
       SELECT DISTINCT ON (p.id) p.id, f.spotify_id FROM unnest($1::text[], $2::text[]) AS f(spotify_id, name)
       JOIN artist p ON p.spotify_id IS NULL AND p.name = f.name ORDER BY p.id, f.spotify_id)
     UPDATE artist SET spotify_id = known.spotify_id FROM known
     WHERE artist.id = known.id AND artist.spotify_id IS NULL RETURNING artist.id`,
    values,
  );
  noteChanges(tx, { artists });
}

const byName: Shelf<ArtistFacts> = {
  key: (artist) => `name:${artist.name}`,
  async find(tx, artists) {
    const rows = await tx.query<ArtistRow>(
      `SELECT DISTINCT ON (name) id, name FROM artist WHERE name = ANY($1::text[])
       ORDER BY name, spotify_id IS NULL, id`,
      [artists.map((artist) => artist.name)],
    );
    return new Map(rows.map((row) => [`name:${row.name}`, row.id]));
  },
  async insert(tx, artists) {
    await tx.query(
      `INSERT INTO artist (name) SELECT name FROM unnest($1::text[]) AS f(name)
       ORDER BY name ON CONFLICT (name) WHERE spotify_id IS NULL DO NOTHING`,
      [artists.map((artist) => artist.name)],
    );
  },
};

/** Files artists and answers a look-up of their ids. A known artist of exactly that name stands in where only the name is known. */
export async function storeArtists(
  tx: Transaction,
  artists: readonly ArtistFacts[],
): Promise<(artist: ArtistFacts) => number> {
  const known = await findOrInsert(
    tx,
    byId,
    artists.filter((artist) => artist.spotifyId !== null),
  );
  const named = await findOrInsert(
    tx,
    byName,
    artists.filter((artist) => artist.spotifyId === null),
  );
  return (artist) => (artist.spotifyId === null ? filed(named, byName.key(artist)) : filed(known, byId.key(artist)));
}
