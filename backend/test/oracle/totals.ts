import { msOf, SELECTED } from './question';

export const PLAY_SUMS = `WITH ${SELECTED}
SELECT (count(*) FILTER (WHERE counted))::int AS plays, coalesce(sum(ms), 0)::float8 AS "msPlayed",
  coalesce(sum(ms) FILTER (WHERE ms_played IS NULL), 0)::float8 AS "msEstimated",
  ${msOf('min(played_at) FILTER (WHERE counted)')} AS "firstPlayedAt",
  ${msOf('max(played_at) FILTER (WHERE counted)')} AS "lastPlayedAt"
FROM selected`;

export const DISTINCT_COUNTS = `WITH ${SELECTED}
SELECT count(DISTINCT track_id)::int AS tracks, count(DISTINCT album_id)::int AS albums,
  (SELECT count(DISTINCT artist)::int FROM selected, unnest(artist_ids) artist WHERE counted) AS artists,
  (SELECT count(DISTINCT genre)::int FROM selected, unnest(genres) genre WHERE counted) AS genres
FROM selected WHERE counted`;

export const ACTIVE_DAYS = `WITH ${SELECTED} SELECT count(DISTINCT local::date)::int AS days FROM selected WHERE counted`;
