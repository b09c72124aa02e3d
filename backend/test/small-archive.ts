import type { Queryable } from '../src/platform/database/database';
import { createListener, type ListenerOverrides } from './database';

/** Spotify's ids of what the small archive has, so that its URIs look as Spotify writes them. */
export const PLAYLIST = 'spotify:playlist:37i9dQZF1DX0XUsuxWHRQd';
export const COLLECTION = 'spotify:user:ada:collection';
export const ALBUM_ONE = 'spotify:album:1ATL5GLyefJaxhQzSPVrLX';

/** Keys of the catalogue, in the order of their names below. */
export interface SmallCatalogue {
  /** Ada (jazz, soul), Bo (rock), Cy (jazz, rock). */
  artists: number[];
  /** One (Ada, 1994), Two (Bo, May 2003), Three (Cy, last day of 1999). */
  albums: number[];
  /**
   * Alpha (200 s, One, Ada, explicit), Beta (100 s, Two, Bo and Ada, not explicit), Gamma (240 s, Three, Cy),
   * Delta (Bo, nothing else known), Epsilon (never played by whom the tests ask about).
   */
  tracks: number[];
}

const GENRES = ['jazz', 'rock', 'soul'];
const ARTISTS = [
  { name: 'Ada', genres: ['jazz', 'soul'] },
  { name: 'Bo', genres: ['rock'] },
  { name: 'Cy', genres: ['rock', 'jazz'] },
];
const ALBUMS = [
  { name: 'One', artist: 0, uri: ALBUM_ONE, released: '1994-01-01', precision: 'year' },
  { name: 'Two', artist: 1, uri: 'spotify:album:two', released: '2003-05-01', precision: 'month' },
  { name: 'Three', artist: 2, uri: 'spotify:album:three', released: '1999-12-31', precision: 'day' },
];
const TRACKS = [
  { name: 'Alpha', durationMs: 200_000, album: 0, artists: [0], explicit: true },
  { name: 'Beta', durationMs: 100_000, album: 1, artists: [1, 0], explicit: false },
  { name: 'Gamma', durationMs: 240_000, album: 2, artists: [2], explicit: null },
  { name: 'Delta', durationMs: null, album: null, artists: [1], explicit: null },
  { name: 'Epsilon', durationMs: 1_000, album: null, artists: [1], explicit: null },
];
const [ALPHA, BETA, GAMMA, DELTA] = [0, 1, 2, 3] as const;

/** Flags are two bits each, 1 = no and 2 = yes: shuffled, skipped, offline, private. */
const flags = (...values: number[]) => values.reduce((sum, value, place) => sum | (value << (2 * place)), 0);
const DETAILS = [
  { platform: 'iOS 17.4 (iPhone15,2)', country: 'DE', reasonEnd: 'trackdone', flags: flags(2, 1, 1, 1) },
  { platform: 'Windows 10 (10.0.19045; x64)', country: 'DE', reasonEnd: 'fwdbtn', flags: flags(1, 2, 0, 2) },
  { platform: 'Android OS 14 API 34 (Google, Pixel 8)', country: 'FR', reasonEnd: 'endplay', flags: flags(1, 1, 2, 1) },
];
const [IPHONE, WINDOWS, ANDROID] = [0, 1, 2] as const;

interface SmallPlay {
  at: string;
  track: number;
  /** Null where only a poll tells. */
  ms: number | null;
  detail?: number;
  context?: string;
}

/** In Berlin three plays are in February 2024, seven in March (one of 29,999 ms), two on 1 April. */
const PLAYS: SmallPlay[] = [
  { at: '2024-02-10T10:00:00Z', track: BETA, ms: 100_000 },
  { at: '2024-02-10T10:05:00Z', track: BETA, ms: 100_000 },
  { at: '2024-02-11T10:00:00Z', track: ALPHA, ms: null },
  { at: '2024-02-29T23:30:00Z', track: ALPHA, ms: 200_000 },
  { at: '2024-03-01T12:00:00Z', track: ALPHA, ms: 200_000, detail: IPHONE, context: ALBUM_ONE },
  { at: '2024-03-01T12:05:00Z', track: ALPHA, ms: null, context: PLAYLIST },
  { at: '2024-03-02T12:00:00Z', track: BETA, ms: 29_999, detail: WINDOWS },
  { at: '2024-03-02T20:00:00Z', track: BETA, ms: 60_000, detail: ANDROID, context: PLAYLIST },
  { at: '2024-03-03T20:30:00Z', track: GAMMA, ms: 119_999, detail: IPHONE, context: COLLECTION },
  { at: '2024-03-10T05:00:00Z', track: GAMMA, ms: 240_000 },
  { at: '2024-03-31T22:30:00Z', track: DELTA, ms: 40_000 },
  { at: '2024-04-01T09:00:00Z', track: DELTA, ms: null },
];

/** Inserts the catalogue of the small archive. */
export async function createSmallCatalogue(db: Queryable): Promise<SmallCatalogue> {
  await db.query('INSERT INTO genre (name) SELECT unnest($1::text[])', [GENRES]);
  const artists: number[] = [];
  for (const { name, genres } of ARTISTS)
    artists.push(
      await insert(
        db,
        `INSERT INTO artist (name, spotify_id, genre_ids) VALUES ($1, $2, ARRAY(SELECT id FROM genre WHERE name = ANY($3::text[])))`,
        [name, `artist${name}`, genres],
      ),
    );
  const albums: number[] = [];
  for (const { name, artist, uri, released, precision } of ALBUMS)
    albums.push(
      await insert(
        db,
        `INSERT INTO album (name, spotify_id, artist_id, release_date, release_precision) VALUES ($1, $2, $3, $4, $5)`,
        [name, uri.split(':')[2], artists[artist], released, precision],
      ),
    );
  const tracks: number[] = [];
  for (const { name, durationMs, album, artists: credits, explicit } of TRACKS)
    tracks.push(
      await insert(
        db,
        `INSERT INTO track (name, spotify_id, duration_ms, album_id, artist_ids, explicit) VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          name,
          `track${name}`,
          durationMs,
          album === null ? null : albums[album],
          credits.map((credit) => artists[credit]),
          explicit,
        ],
      ),
    );
  return { artists, albums, tracks };
}

/** A listener with the plays of the small archive; answers the listener's id. */
export async function createSmallArchive(
  db: Queryable,
  { tracks }: SmallCatalogue,
  settings: ListenerOverrides & { weekStart?: string } = {},
): Promise<number> {
  const listener = await createListener(db, settings);
  await db.query('UPDATE listener SET week_start = $2 WHERE id = $1', [listener, settings.weekStart ?? 'MONDAY']);
  for (const { at, track, ms, detail, context } of PLAYS) {
    const detailId = detail === undefined ? null : await idOfDetail(db, DETAILS[detail]!);
    const contextId = context === undefined ? null : await idOfContext(db, context);
    await db.query(
      `INSERT INTO play (listener_id, played_at, track_id, ms_played, sources, detail_id, context_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [listener, at, tracks[track], ms, ms === null ? 1 : 2, detailId, contextId],
    );
  }
  await db.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listener]);
  return listener;
}

function idOfDetail(db: Queryable, detail: (typeof DETAILS)[number]): Promise<number> {
  return insert(
    db,
    `INSERT INTO play_detail (platform, country, reason_start, reason_end, flags) VALUES ($1, $2, 'trackdone', $3, $4)
     ON CONFLICT (platform, country, reason_start, reason_end, flags) DO UPDATE SET flags = excluded.flags`,
    [detail.platform, detail.country, detail.reasonEnd, detail.flags],
  );
}

function idOfContext(db: Queryable, uri: string): Promise<number> {
  return insert(db, 'INSERT INTO play_context (uri) VALUES ($1) ON CONFLICT (uri) DO UPDATE SET uri = excluded.uri', [
    uri,
  ]);
}

async function insert(db: Queryable, sql: string, values: unknown[]): Promise<number> {
  const [row] = await db.query<{ id: number }>(`${sql} RETURNING id`, values);
  return (row as { id: number }).id;
}
