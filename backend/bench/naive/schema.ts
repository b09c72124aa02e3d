/**
 * The first design of this product, as its documents have it: text ids in the manner of Prisma, genres as a comma-separated text,
 * credits in a join table, time listened from the length of the track. Indexes as those documents name them, with the unique ones.
 */
export const NAIVE_SCHEMA = `
CREATE TABLE naive_users (id text PRIMARY KEY);
CREATE TABLE naive_artists (id text PRIMARY KEY, spotify_id text NOT NULL UNIQUE, name text NOT NULL, genres text, image_url text);
CREATE TABLE naive_albums (id text PRIMARY KEY, spotify_id text NOT NULL UNIQUE, name text NOT NULL, image_url text);
CREATE TABLE naive_tracks (id text PRIMARY KEY, spotify_id text NOT NULL UNIQUE, name text NOT NULL, duration_ms int NOT NULL,
  album_id text NOT NULL REFERENCES naive_albums);
CREATE TABLE naive_artist_to_track (artist_id text NOT NULL REFERENCES naive_artists, track_id text NOT NULL REFERENCES naive_tracks);
CREATE TABLE naive_play_events (id text PRIMARY KEY, user_id text NOT NULL REFERENCES naive_users, track_id text NOT NULL REFERENCES naive_tracks,
  played_at timestamp(3) NOT NULL)`;

export const NAIVE_INDEXES = `
CREATE UNIQUE INDEX ON naive_artist_to_track (artist_id, track_id);
CREATE INDEX ON naive_artist_to_track (track_id);
CREATE INDEX ON naive_tracks (album_id);
CREATE UNIQUE INDEX ON naive_play_events (user_id, track_id, played_at);
CREATE INDEX ON naive_play_events (user_id, played_at DESC);
CREATE INDEX ON naive_play_events (track_id);
CREATE INDEX ON naive_play_events (user_id, track_id);
ANALYZE naive_users, naive_artists, naive_albums, naive_tracks, naive_artist_to_track, naive_play_events`;

/** An id of 25 characters that says nothing, like those of Prisma, from the key of a row. */
const cuid = (table: string, key: string) => `'c' || substr(md5('${table}' || ${key}), 1, 24)`;

const USER = cuid('user', 'p.listener_id');
const TRACK = cuid('track', 't.id');

/** The same plays of listener $1 in those tables; only what counts, because this design knows no other plays. */
export const FILL_NAIVE = [
  `INSERT INTO naive_users SELECT ${cuid('user', '$1::int')}`,
  `CREATE TEMP TABLE heard AS SELECT DISTINCT track_id AS id FROM play p WHERE p.listener_id = $1`,
  `INSERT INTO naive_artists SELECT ${cuid('artist', 'a.id')}, a.spotify_id, a.name,
     (SELECT string_agg(g.name, ',') FROM genre g WHERE g.id = ANY(a.genre_ids)), a.image_url FROM artist a`,
  `INSERT INTO naive_albums SELECT ${cuid('album', 'a.id')}, a.spotify_id, a.name, a.image_url FROM album a`,
  `INSERT INTO naive_tracks SELECT ${TRACK}, t.spotify_id, t.name, t.duration_ms, ${cuid('album', 't.album_id')}
     FROM track t JOIN heard USING (id)`,
  `INSERT INTO naive_artist_to_track SELECT DISTINCT ${cuid('artist', 'a.id')}, ${TRACK}
     FROM track t JOIN heard USING (id), unnest(t.artist_ids) AS a(id)`,
  `INSERT INTO naive_play_events SELECT ${cuid('play', `p.played_at::text || p.track_id`)}, ${USER}, ${TRACK}, p.played_at AT TIME ZONE 'UTC'
     FROM play p JOIN track t ON t.id = p.track_id
     WHERE p.listener_id = $1 AND (p.ms_played IS NULL OR p.ms_played >= 30000)`,
];

/** The id of a listener in those tables. */
export const NAIVE_USER = `SELECT ${cuid('user', '$1::int')} AS id`;
