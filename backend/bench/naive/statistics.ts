/** Plays of a user within a time range, the way every statement of that design begins. */
const PLAYS = `naive_play_events p JOIN naive_tracks t ON t.id = p.track_id`;
const WITHIN = `p.user_id = $1 AND p.played_at >= $2 AND p.played_at < $3`;
const LOCAL = `p.played_at AT TIME ZONE 'UTC' AT TIME ZONE $4`;

/**
 * The statistics as that design works them out, in the obvious SQL. Parameters: id of the user, first instant, end (UTC),
 * and in those that read a clock the time zone.
 */
export const NAIVE_STATISTICS = {
  totals: `SELECT count(*)::int AS plays, sum(t.duration_ms)::float8 AS ms, count(DISTINCT p.track_id)::int AS tracks,
      count(DISTINCT t.album_id)::int AS albums,
      (SELECT count(DISTINCT at.artist_id)::int FROM ${PLAYS} JOIN naive_artist_to_track at ON at.track_id = t.id WHERE ${WITHIN}) AS artists
    FROM ${PLAYS} WHERE ${WITHIN}`,
  topTracks: `SELECT t.id, t.name, count(*)::int AS plays FROM ${PLAYS} WHERE ${WITHIN}
    GROUP BY t.id, t.name ORDER BY plays DESC, t.name LIMIT 10`,
  topArtists: `SELECT a.id, a.name, count(*)::int AS plays
    FROM ${PLAYS} JOIN naive_artist_to_track at ON at.track_id = t.id JOIN naive_artists a ON a.id = at.artist_id WHERE ${WITHIN}
    GROUP BY a.id, a.name ORDER BY plays DESC, a.name LIMIT 10`,
  topAlbums: `SELECT a.id, a.name, count(*)::int AS plays FROM ${PLAYS} JOIN naive_albums a ON a.id = t.album_id WHERE ${WITHIN}
    GROUP BY a.id, a.name ORDER BY plays DESC, a.name LIMIT 10`,
  topGenres: `SELECT genre, count(*)::int AS plays
    FROM ${PLAYS} JOIN naive_artist_to_track at ON at.track_id = t.id JOIN naive_artists a ON a.id = at.artist_id,
      unnest(string_to_array(a.genres, ',')) AS genre WHERE ${WITHIN}
    GROUP BY genre ORDER BY plays DESC, genre LIMIT 10`,
  clock: `SELECT extract(isodow FROM ${LOCAL})::int AS weekday, extract(hour FROM ${LOCAL})::int AS hour, count(*)::int AS plays
    FROM ${PLAYS} WHERE ${WITHIN} GROUP BY 1, 2`,
  timeline: `SELECT (${LOCAL})::date AS day, count(*)::int AS plays, sum(t.duration_ms)::float8 AS ms FROM ${PLAYS} WHERE ${WITHIN}
    GROUP BY 1 ORDER BY 1`,
  streak: `WITH days AS (SELECT DISTINCT (${LOCAL})::date AS day FROM ${PLAYS} WHERE ${WITHIN}),
      runs AS (SELECT day - (row_number() OVER (ORDER BY day))::int AS run FROM days)
    SELECT count(*)::int AS days FROM runs GROUP BY run ORDER BY days DESC LIMIT 1`,
  recent: `SELECT p.id, p.played_at, t.name, al.name AS album, al.image_url, string_agg(a.name, ', ') AS artists
    FROM (SELECT p.* FROM naive_play_events p WHERE ${WITHIN} ORDER BY p.played_at DESC LIMIT 20) p
      JOIN naive_tracks t ON t.id = p.track_id JOIN naive_albums al ON al.id = t.album_id
      JOIN naive_artist_to_track at ON at.track_id = t.id JOIN naive_artists a ON a.id = at.artist_id
    GROUP BY p.id, p.played_at, t.id, al.id ORDER BY p.played_at DESC`,
} as const;

export type NaiveStatistic = keyof typeof NAIVE_STATISTICS;

/** Those that read the clock of a time zone. */
export const NEEDS_ZONE: ReadonlySet<NaiveStatistic> = new Set(['clock', 'timeline', 'streak']);
