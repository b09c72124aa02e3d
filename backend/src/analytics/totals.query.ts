import type { Queryable } from '../platform/database/database';
import { countedBy, playsOf, rangeValues, type Selection } from './selection';

/** Sums over the plays themselves. Times are milliseconds, instants milliseconds since 1970. */
export interface PlaySums {
  plays: number;
  tracks: number;
  msPlayed: number;
  msEstimated: number;
  firstPlayedAt: number | null;
  lastPlayedAt: number | null;
}

/** Plays are grouped by track before anything is joined: an archive has many more plays than tracks. */
const playSumsSql = (selection: Selection) => `
WITH per_track AS MATERIALIZED (
  SELECT p.track_id, sum(p.ms_played) AS known_ms, count(*) FILTER (WHERE p.ms_played IS NULL) AS unknown,
    count(*) FILTER (WHERE ${countedBy(selection.countingRule)}) AS plays,
    min(p.played_at) FILTER (WHERE ${countedBy(selection.countingRule)}) AS first,
    max(p.played_at) FILTER (WHERE ${countedBy(selection.countingRule)}) AS last
  ${playsOf(selection)}
  GROUP BY p.track_id
), estimate AS (
  SELECT coalesce(sum(x.unknown * t.duration_ms), 0) AS ms
  FROM per_track x JOIN track t ON t.id = x.track_id WHERE x.unknown > 0
)
SELECT coalesce(sum(plays), 0)::int AS plays, (count(*) FILTER (WHERE plays > 0))::int AS tracks,
  (coalesce(sum(known_ms), 0) + (SELECT ms FROM estimate))::float8 AS "msPlayed", (SELECT ms FROM estimate)::float8 AS "msEstimated",
  (extract(epoch FROM min(first)) * 1000)::float8 AS "firstPlayedAt", (extract(epoch FROM max(last)) * 1000)::float8 AS "lastPlayedAt"
FROM per_track`;

/** Counted plays and their tracks, and the time of all plays; unknown times are the track's duration, or nothing where that is unknown too. */
export async function readPlaySums(db: Queryable, selection: Selection): Promise<PlaySums> {
  const [row] = await db.query<PlaySums>(playSumsSql(selection), rangeValues(selection));
  return row as PlaySums;
}

/** How many different artists and albums. */
export interface CatalogCounts {
  artists: number;
  albums: number;
}

const catalogCountsSql = (selection: Selection) => `
WITH heard AS MATERIALIZED (
  SELECT t.album_id, t.artist_ids
  FROM (SELECT DISTINCT p.track_id ${playsOf(selection)} AND ${countedBy(selection.countingRule)}) x JOIN track t ON t.id = x.track_id
)
SELECT (SELECT count(*) FROM (SELECT DISTINCT unnest(artist_ids) FROM heard) a)::int AS artists,
  (SELECT count(*) FROM (SELECT DISTINCT album_id FROM heard WHERE album_id IS NOT NULL) a)::int AS albums`;

/** Artists (all that are credited) and albums of the counted plays. */
export async function readCatalogCounts(db: Queryable, selection: Selection): Promise<CatalogCounts> {
  const [row] = await db.query<CatalogCounts>(catalogCountsSql(selection), rangeValues(selection));
  return row as CatalogCounts;
}

const activeDaysSql = (selection: Selection) => `
SELECT count(*)::int AS days
FROM (SELECT DISTINCT (p.played_at AT TIME ZONE $4)::date ${playsOf(selection)} AND ${countedBy(selection.countingRule)}) d`;

/** Local days with at least one counted play. */
export async function readActiveDays(db: Queryable, selection: Selection): Promise<number> {
  const values = [...rangeValues(selection), selection.timeZone];
  const [row] = await db.query<{ days: number }>(activeDaysSql(selection), values);
  return row?.days ?? 0;
}
