import { unsealMonths } from '../src/archival/plays/sealed-months';
import type { Queryable } from '../src/platform/database/database';
import { fillLibraries } from './libraries';

/** A track of the test catalogue. */
export interface TestTrack {
  id: number;
  name: string;
  durationMs: number | null;
  albumId: number | null;
  artistIds: number[];
}

/** A play to be stored; `playedAt` in milliseconds since 1970. */
export interface TestPlay {
  playedAt: number;
  track: TestTrack;
  msPlayed: number | null;
}

/** What a test may want to say of a catalogue. Indexes point into `artists` and `albums`. */
export interface CatalogPlan {
  artists: string[];
  albums: { name: string; artist: number }[];
  tracks: { name: string; durationMs: number | null; album: number | null; artists: number[] }[];
}

/** Inserts a catalogue; answers its tracks in the order of the plan. */
export async function createCatalog(db: Queryable, plan: CatalogPlan): Promise<TestTrack[]> {
  const artists: number[] = [];
  for (const name of plan.artists)
    artists.push(await insert(db, 'artist (name, spotify_id)', [name, `artist-${name}`]));
  const albums: number[] = [];
  for (const { name, artist } of plan.albums)
    albums.push(await insert(db, 'album (name, spotify_id, artist_id)', [name, `album-${name}`, artists[artist]]));
  const tracks: TestTrack[] = [];
  for (const [index, { name, durationMs, album, artists: credits }] of plan.tracks.entries()) {
    const artistIds = credits.map((credit) => artists[credit] as number);
    const albumId = album === null ? null : (albums[album] as number);
    const columns = 'track (name, spotify_id, duration_ms, album_id, artist_ids)';
    const id = await insert(db, columns, [name, `track-${index}`, durationMs, albumId, artistIds]);
    tracks.push({ id, name, durationMs, albumId, artistIds });
  }
  return tracks;
}

async function insert(db: Queryable, columns: string, values: unknown[]): Promise<number> {
  const places = values.map((_, index) => `$${index + 1}`).join(', ');
  const [row] = await db.query<{ id: number }>(`INSERT INTO ${columns} VALUES (${places}) RETURNING id`, values);
  return (row as { id: number }).id;
}

/** Stores plays of a listener as a poll and an extended export would have, and moves the archive's version. */
export async function storePlays(db: Queryable, listenerId: number, plays: readonly TestPlay[]): Promise<void> {
  await db.query(
    `INSERT INTO play (listener_id, played_at, track_id, ms_played, sources)
     SELECT $1, p.at, p.track, p.ms, CASE WHEN p.ms IS NULL THEN 1 ELSE 2 END
     FROM unnest($2::timestamptz[], $3::int[], $4::int[]) p(at, track, ms)`,
    [
      listenerId,
      plays.map(({ playedAt }) => new Date(playedAt).toISOString()),
      plays.map(({ track }) => track.id),
      plays.map(({ msPlayed }) => msPlayed),
    ],
  );
  await fillLibraries(db);
  await unsealMonths(
    db,
    listenerId,
    plays.map(({ playedAt }) => playedAt),
  );
  await db.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listenerId]);
}
