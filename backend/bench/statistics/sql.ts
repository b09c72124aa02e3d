import type { Database } from '../../src/platform/database/database';
import { type Range, ZONE } from './ranges';

/** Of the plays of listener $1 from $2 up to $3; plays count from 30 s on. */
const PLAYS = `FROM play p WHERE p.listener_id = $1 AND p.played_at >= $2 AND p.played_at < $3`;
const COUNTED = `(p.ms_played IS NULL OR p.ms_played >= 30000)`;
const ZONE_OF = `'${ZONE}'`;

/** Plays are grouped to tracks before anything is joined. */
const PER_TRACK = `per_track AS MATERIALIZED (
  SELECT p.track_id, (count(*) FILTER (WHERE ${COUNTED}))::int AS plays, coalesce(sum(p.ms_played), 0) AS known_ms,
    count(*) FILTER (WHERE p.ms_played IS NULL) AS unknown
  ${PLAYS} GROUP BY p.track_id
), heard AS MATERIALIZED (
  SELECT x.track_id, x.plays, x.known_ms + x.unknown * coalesce(t.duration_ms, 0) AS ms, t.album_id, t.artist_ids
  FROM per_track x JOIN track t ON t.id = x.track_id WHERE x.plays > 0
), genres AS (
  SELECT DISTINCT h.track_id, g AS genre_id, h.plays, h.ms
  FROM heard h, unnest(h.artist_ids) a JOIN artist r ON r.id = a, unnest(r.genre_ids) g
)`;

const topOf = (source: string, key: string) => `WITH ${PER_TRACK}
SELECT sum(plays)::int AS figure FROM (SELECT ${key}, sum(plays) AS plays, sum(ms) AS ms FROM ${source} GROUP BY 1 ORDER BY 2 DESC, 3 DESC, 1 LIMIT 10) t`;

/** Plays per hour of UTC first, the zone on what is left. */
const PER_HOUR = `per_hour AS MATERIALIZED (
  SELECT date_trunc('hour', p.played_at, 'UTC') AS h, count(*)::int AS plays, sum(p.ms_played) AS ms ${PLAYS} AND ${COUNTED} GROUP BY 1
)`;
const PER_DAY = `${PER_HOUR}, per_day AS (SELECT (h AT TIME ZONE ${ZONE_OF})::date AS day, sum(plays)::int AS plays, sum(ms) AS ms FROM per_hour GROUP BY 1)`;

/**
 * The quickest SQL known for the statistics that are also asked of the engine, under the same names. Each answers a `figure` that
 * stands for all of it, like the engine's.
 */
export const SQL: Record<string, string> = {
  totals: `WITH ${PER_TRACK}, ${PER_DAY}
    SELECT (SELECT sum(plays) FROM heard)::int + (SELECT count(*) FROM heard)::int
      + (SELECT count(*) FROM (SELECT DISTINCT unnest(artist_ids) FROM heard) a)::int
      + (SELECT count(*) FROM (SELECT DISTINCT album_id FROM heard) a)::int
      + (SELECT count(*) FROM (SELECT DISTINCT genre_id FROM genres) g)::int + (SELECT count(*) FROM per_day)::int AS figure`,
  'top tracks': `WITH per_track AS MATERIALIZED (
      SELECT p.track_id, (count(*) FILTER (WHERE ${COUNTED}))::int AS plays, coalesce(sum(p.ms_played), 0) AS ms ${PLAYS} GROUP BY 1
    ), contender AS (SELECT * FROM per_track WHERE plays > 0 ORDER BY plays DESC FETCH FIRST 10 ROWS WITH TIES)
    SELECT sum(plays)::int AS figure
    FROM (SELECT x.plays FROM contender x JOIN track t ON t.id = x.track_id ORDER BY x.plays DESC, ms DESC, t.name COLLATE "C" LIMIT 10) t`,
  'top artists': topOf('heard, unnest(artist_ids) a', 'a'),
  'top albums': topOf('heard', 'album_id'),
  'top genres': topOf('genres', 'genre_id'),
  clock: `WITH ${PER_HOUR} SELECT sum(plays)::int AS figure
    FROM (SELECT date_part('isodow', l), date_part('hour', l), sum(plays) AS plays FROM (SELECT h AT TIME ZONE ${ZONE_OF} AS l, plays FROM per_hour) q GROUP BY 1, 2) c`,
  'timeline by day': `WITH ${PER_DAY} SELECT sum(plays)::int AS figure FROM per_day`,
  streaks: `WITH ${PER_DAY}, runs AS (SELECT day - (row_number() OVER (ORDER BY day))::int AS run FROM per_day)
    SELECT count(*)::int AS figure FROM runs GROUP BY run ORDER BY 1 DESC LIMIT 1`,
  sessions: `SELECT count(*)::int AS figure FROM (
      SELECT p.played_at - coalesce(p.ms_played, t.duration_ms) * interval '1 ms' - lag(p.played_at) OVER (ORDER BY p.played_at) AS silence
      FROM play p JOIN track t ON t.id = p.track_id WHERE p.listener_id = $1 AND p.played_at >= $2 AND p.played_at < $3 AND ${COUNTED}
    ) g WHERE silence > interval '30 min' OR silence IS NULL`,
  discovery: `SELECT count(*)::int AS figure FROM (
      SELECT min(p.played_at) AS first FROM play p WHERE p.listener_id = $1 AND p.played_at < $3 AND ${COUNTED} GROUP BY p.track_id
    ) f WHERE first >= $2`,
};

/** Asks PostgreSQL for one statistic of a listener's plays. */
export async function askSql(
  database: Database,
  name: string,
  listenerId: number,
  { from, to }: Range,
): Promise<number> {
  const bounds = [from?.toISOString() ?? '-infinity', to?.toISOString() ?? 'infinity'];
  const [row] = await database.query<{ figure: number }>(SQL[name] as string, [listenerId, ...bounds]);
  return row?.figure ?? 0;
}
