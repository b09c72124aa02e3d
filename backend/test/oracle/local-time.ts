import { type Bucket, MAX_BUCKETS } from '@audiospective/listening';
import { SELECTED } from './question';

/** Local days with their plays; days without a counted play have 0. */
const PER_DAY = `per_day AS (
  SELECT local::date AS day, (count(*) FILTER (WHERE counted))::int AS plays, sum(ms)::float8 AS "msPlayed" FROM selected GROUP BY 1
)`;

/** First and last local time of the period; where it has no bound, of the plays. */
const SPAN = `span AS (
  SELECT CASE WHEN a.starts_at IS NULL THEN s.first ELSE least(a.starts_at AT TIME ZONE a.zone, s.first) END AS first,
    CASE WHEN a.ends_at IS NULL THEN s.last ELSE greatest((a.ends_at - interval '1 ms') AT TIME ZONE a.zone, s.last) END AS last
  FROM asked a, (SELECT min(local) AS first, max(local) AS last FROM selected) s
  WHERE NOT coalesce(a.starts_at >= a.ends_at, false)
)`;

const DAYS_TO_MONDAY = `CASE (SELECT week_start FROM asked) WHEN 'SUNDAY' THEN 1 WHEN 'SATURDAY' THEN 2 ELSE 0 END * interval '1 day'`;

const bucketOf = (by: Bucket, local: string) =>
  by === 'WEEK'
    ? `date_trunc('week', ${local} + ${DAYS_TO_MONDAY}) - ${DAYS_TO_MONDAY}`
    : `date_trunc('${by.toLowerCase()}', ${local})`;

/** One row per bucket of the whole period: its beginning as text, plays, time. Ends with the first one too many. */
export const timelineSql = (by: Bucket) => `WITH ${SELECTED}, ${SPAN}, bucket AS (
  SELECT b FROM span, generate_series(${bucketOf(by, 'first')}, ${bucketOf(by, 'last')}, interval '1 ${by.toLowerCase()}') b
  LIMIT ${MAX_BUCKETS + 1}
), filled AS (
  SELECT ${bucketOf(by, 'local')} AS b, (count(*) FILTER (WHERE counted))::int AS plays, sum(ms)::float8 AS "msPlayed" FROM selected GROUP BY 1
)
SELECT to_char(b, '${by === 'HOUR' ? 'YYYY-MM-DD"T"HH24' : 'YYYY-MM-DD'}') AS start, coalesce(plays, 0) AS plays, coalesce("msPlayed", 0) AS "msPlayed"
FROM bucket LEFT JOIN filled USING (b) ORDER BY b`;

/** Only hours with plays; weekday 0 is Monday. */
export const CLOCK = `WITH ${SELECTED}
SELECT date_part('isodow', local)::int - 1 AS weekday, date_part('hour', local)::int AS hour, count(*)::int AS plays
FROM selected WHERE counted GROUP BY 1, 2`;

export const BUSIEST_DAY = `WITH ${SELECTED}, ${PER_DAY}
SELECT day::text, plays, "msPlayed" FROM per_day WHERE plays > 0 ORDER BY plays DESC, "msPlayed" DESC, day LIMIT 1`;

/** Levels of the days with counted plays: one more than there are quartiles below. */
export const LEVELS = `WITH ${SELECTED}, ${PER_DAY}, quartile AS (
  SELECT unnest(percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY plays)) AS plays FROM per_day WHERE plays > 0
)
SELECT d.day::text, (SELECT 1 + count(*)::int FROM quartile q WHERE q.plays < d.plays) AS level FROM per_day d WHERE plays > 0`;

/** All runs of consecutive days with counted plays: the longest first, of several the latest. */
export const STREAKS = `WITH ${SELECTED}, active AS (SELECT DISTINCT local::date AS day FROM selected WHERE counted),
  numbered AS (SELECT day, day - (row_number() OVER (ORDER BY day))::int AS run FROM active)
SELECT count(*)::int AS days, min(day)::text AS "firstDay", max(day)::text AS "lastDay",
  (SELECT today FROM asked) BETWEEN min(day) AND max(day) + 1 AS "isCurrent"
FROM numbered GROUP BY run ORDER BY days DESC, max(day) DESC`;

/** Counted plays by part of the day and of the week, and how many days the period has of each kind. */
export const HABITS = `WITH ${SELECTED}, ${PER_DAY}, ${SPAN}, counted_play AS (SELECT local FROM selected WHERE counted), extent AS (
  SELECT CASE WHEN a.starts_at IS NULL THEN min(d.day) ELSE (SELECT first::date FROM span) END AS first,
    CASE WHEN a.ends_at IS NULL THEN max(d.day) ELSE greatest(max(d.day), least((SELECT last::date FROM span), a.today)) END AS last
  FROM asked a, per_day d WHERE d.plays > 0 GROUP BY a.starts_at, a.ends_at, a.today
), calendar_day AS (SELECT date_part('isodow', d) > 5 AS weekend FROM extent, generate_series(first, last, interval '1 day') d)
SELECT count(*)::int AS plays,
  (count(*) FILTER (WHERE date_part('hour', local) BETWEEN 6 AND 11))::int AS "MORNING_BIRD",
  (count(*) FILTER (WHERE date_part('hour', local) BETWEEN 12 AND 17))::int AS "AFTERNOON_LISTENER",
  (count(*) FILTER (WHERE date_part('hour', local) BETWEEN 18 AND 21))::int AS "EVENING_ENTHUSIAST",
  (count(*) FILTER (WHERE date_part('hour', local) NOT BETWEEN 6 AND 21))::int AS "NIGHT_OWL",
  (SELECT date_part('hour', local)::int FROM counted_play GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "peakHour",
  (SELECT date_part('isodow', local)::int - 1 FROM counted_play GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1) AS "peakWeekday",
  (count(*) FILTER (WHERE date_part('isodow', local) > 5))::float8
      / greatest((SELECT count(*) FROM calendar_day WHERE weekend), 1)
    > (count(*) FILTER (WHERE date_part('isodow', local) <= 5))::float8
      / greatest((SELECT count(*) FROM calendar_day WHERE NOT weekend), 1) AS "isWeekend"
FROM counted_play`;
