import type { Queryable } from '../platform/database/database';
import { countedBy, playsOf, rangeValues, type Selection } from './selection';

/** A track with its counted plays and the milliseconds of all its plays. */
export interface RankedTrack {
  trackId: number;
  plays: number;
  msPlayed: number;
}

/** Names and durations are looked up only for tracks with enough plays to be on the page, and for those that tie with its last one. */
const topTracksSql = (selection: Selection) => `
WITH per_track AS MATERIALIZED (
  SELECT p.track_id, coalesce(sum(p.ms_played), 0) AS known_ms, count(*) FILTER (WHERE p.ms_played IS NULL) AS unknown,
    count(*) FILTER (WHERE ${countedBy(selection.countingRule)}) AS plays
  ${playsOf(selection)}
  GROUP BY p.track_id
), contender AS (
  SELECT * FROM per_track WHERE plays > 0 ORDER BY plays DESC FETCH FIRST ($4::int + $5::int) ROWS WITH TIES
)
SELECT t.id AS "trackId", x.plays::int, (x.known_ms + x.unknown * coalesce(t.duration_ms, 0))::float8 AS "msPlayed"
FROM contender x JOIN track t ON t.id = x.track_id
ORDER BY x.plays DESC, "msPlayed" DESC, t.name COLLATE "C", t.id
OFFSET $4::int LIMIT $5::int`;

/** The ranks after the first `offset`, at most `limit`: by plays, then time, then name. */
export function readTopTracks(
  db: Queryable,
  selection: Selection,
  { offset, limit }: { offset: number; limit: number },
): Promise<RankedTrack[]> {
  return db.query<RankedTrack>(topTracksSql(selection), [...rangeValues(selection), offset, limit]);
}
