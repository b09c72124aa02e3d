import { msOf, SELECTED } from './question';

/** All selected plays, newest first; $11 and $12 are the end (ms since 1970) and the track of the play before the page, or null. */
export const NEWEST_PLAYS = `WITH ${SELECTED}
SELECT ${msOf('played_at')} AS "playedAt", track_id AS "trackId", ms_played AS "msPlayed", counted, uri
FROM selected
WHERE $11::float8 IS NULL OR (played_at, track_id) < (to_timestamp($11::float8 / 1000), $12::int)
ORDER BY played_at DESC, track_id DESC LIMIT $13`;
