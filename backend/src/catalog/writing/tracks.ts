import type { Transaction } from '../../platform/database/database';
import type { TrackFacts } from '../catalog-facts';
import { noteChanges } from './catalog-changes';
import { adopt, filed, findOrInsert, type Shelf } from './find-or-insert';

/** A track whose artists and album have been filed. */
export interface FiledTrack extends TrackFacts {
  artistIds: number[];
  albumId: number | null;
}

/** A track that the catalogue has. */
export interface KnownTrack {
  id: number;
  /** True while duration or album are known from names in an export only, so that Spotify's facts are welcome. */
  thin: boolean;
}

/** The tracks that are known by their Spotify id. */
export async function findTracks(tx: Transaction, spotifyIds: readonly string[]): Promise<Map<string, KnownTrack>> {
  const rows = await tx.query<KnownTrack & { spotify_id: string }>(
    `SELECT track.id, track.spotify_id, track.duration_ms IS NULL OR album.spotify_id IS NULL AS thin
     FROM track LEFT JOIN album ON album.id = track.album_id WHERE track.spotify_id = ANY($1::text[])`,
    [spotifyIds],
  );
  return new Map(rows.map((row) => [row.spotify_id, { id: row.id, thin: row.thin }]));
}

const COLUMNS = `unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::int[], $6::boolean[])
  AS f(spotify_id, name, album_id, artist_ids, duration_ms, explicit)`;

function columns(tracks: readonly FiledTrack[]): unknown[] {
  return [
    tracks.map((track) => track.spotifyId),
    tracks.map((track) => track.name),
    tracks.map((track) => track.albumId),
    tracks.map((track) => `{${track.artistIds.join()}}`),
    tracks.map((track) => track.durationMs ?? null),
    tracks.map((track) => track.explicit ?? null),
  ];
}

const byId: Shelf<FiledTrack> = {
  key: (track) => `id:${track.spotifyId}`,
  async find(tx, tracks) {
    const rows = await tx.query<{ id: number; spotify_id: string }>(
      'SELECT id, spotify_id FROM track WHERE spotify_id = ANY($1::text[])',
      [tracks.map((track) => track.spotifyId)],
    );
    return new Map(rows.map((row) => [`id:${row.spotify_id}`, row.id]));
  },
  async insert(tx, tracks) {
    const values = columns(tracks);
    await adoptTracks(tx, values);
    await tx.query(
      `INSERT INTO track (spotify_id, name, album_id, artist_ids, duration_ms, explicit)
       SELECT spotify_id, name, album_id, artist_ids::int[], duration_ms, explicit FROM ${COLUMNS}
       ORDER BY spotify_id ON CONFLICT (spotify_id) DO NOTHING`,
      values,
    );
  },
};

async function adoptTracks(tx: Transaction, values: readonly unknown[]): Promise<void> {
  const provisional = await tx.query(
    `SELECT 1 FROM unnest($1::text[], $2::text[]) AS f(name, artist_ids)
     JOIN track p ON p.spotify_id IS NULL AND p.artist_ids[1] = (f.artist_ids::int[])[1] AND p.name = f.name LIMIT 1`,
    [values[1], values[3]],
  );
  if (provisional.length === 0) return;
  const tracks = await adopt(
    tx,
    `WITH known AS (
       SELECT DISTINCT ON (p.id) p.id, f.* FROM ${COLUMNS}
       JOIN track p ON p.spotify_id IS NULL AND p.artist_ids[1] = (f.artist_ids::int[])[1] AND p.name = f.name
       ORDER BY p.id, f.spotify_id)
     UPDATE track SET spotify_id = known.spotify_id, album_id = known.album_id, artist_ids = known.artist_ids::int[],
       duration_ms = known.duration_ms, explicit = known.explicit
     FROM known WHERE track.id = known.id AND track.spotify_id IS NULL RETURNING track.id`,
    values,
  );
  noteChanges(tx, { tracks });
}

const byName: Shelf<FiledTrack> = {
  key: (track) => `${track.artistIds[0]}:${track.name}`,
  async find(tx, tracks) {
    const rows = await tx.query<{ id: number; artist_id: number; name: string }>(
      `SELECT DISTINCT ON (f.artist_id, f.name) track.id, f.artist_id, f.name
       FROM unnest($1::int[], $2::text[]) AS f(artist_id, name)
       JOIN track ON track.artist_ids[1] = f.artist_id AND track.name = f.name
       ORDER BY f.artist_id, f.name, track.spotify_id IS NULL, track.id`,
      [tracks.map((track) => track.artistIds[0]), tracks.map((track) => track.name)],
    );
    return new Map(rows.map((row) => [`${row.artist_id}:${row.name}`, row.id]));
  },
  async insert(tx, tracks) {
    await tx.query(
      `INSERT INTO track (name, album_id, artist_ids, duration_ms, explicit)
       SELECT name, album_id, artist_ids::int[], duration_ms, explicit FROM ${COLUMNS}
       ORDER BY (artist_ids::int[])[1], name ON CONFLICT ((artist_ids[1]), name) WHERE spotify_id IS NULL DO NOTHING`,
      columns(tracks),
    );
  },
};

/** Files tracks and answers a look-up of their ids; what exists stays as it is. */
export async function insertTracks(
  tx: Transaction,
  tracks: readonly FiledTrack[],
): Promise<(track: FiledTrack) => number> {
  const known = await findOrInsert(
    tx,
    byId,
    tracks.filter((track) => track.spotifyId !== null),
  );
  const named = await findOrInsert(
    tx,
    byName,
    tracks.filter((track) => track.spotifyId === null),
  );
  return (track) => (track.spotifyId === null ? filed(named, byName.key(track)) : filed(known, byId.key(track)));
}

/** Replaces what exports said of tracks by what Spotify says. */
export async function improveTracks(tx: Transaction, tracks: readonly FiledTrack[]): Promise<void> {
  if (tracks.length === 0) return;
  await tx.query('SELECT 1 FROM track WHERE spotify_id = ANY($1::text[]) ORDER BY spotify_id FOR UPDATE', [
    tracks.map((track) => track.spotifyId),
  ]);
  const changed = await tx.query<{ id: number }>(
    `UPDATE track SET name = f.name, album_id = f.album_id, artist_ids = f.artist_ids::int[],
       duration_ms = coalesce(f.duration_ms, track.duration_ms), explicit = coalesce(f.explicit, track.explicit)
     FROM ${COLUMNS} WHERE track.spotify_id = f.spotify_id
       AND (track.name, track.album_id, track.artist_ids, track.duration_ms, track.explicit) IS DISTINCT FROM
         (f.name, f.album_id, f.artist_ids::int[], coalesce(f.duration_ms, track.duration_ms), coalesce(f.explicit, track.explicit))
     RETURNING track.id`,
    columns(tracks),
  );
  noteChanges(tx, { tracks: changed.map((track) => track.id) });
}
