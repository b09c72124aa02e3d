import type { DiscoveryKind } from '@audiospective/listening';
import { msOf, SELECTED } from './question';
import { ranked } from './ranks';

/** Every session of the counted plays: the longest first, then the one with more plays, then the earlier. Times are ms since 1970. */
export const SESSIONS = `WITH ${SELECTED}, counted_play AS (
  SELECT ${msOf('played_at')} AS ends, ${msOf('played_at')} - ms AS starts, played_at, track_id
  FROM selected WHERE counted
), opening AS (
  SELECT *, (starts - lag(ends) OVER in_order > 30 * 60 * 1000) IS NOT FALSE AS opens FROM counted_play WINDOW in_order AS (ORDER BY played_at, track_id)
), numbered AS (
  SELECT *, count(*) FILTER (WHERE opens) OVER (ORDER BY played_at, track_id) AS session FROM opening
)
SELECT min(starts) FILTER (WHERE opens) AS "startedAt", max(ends) AS "endedAt", max(ends) - min(starts) FILTER (WHERE opens) AS ms, count(*)::int AS plays
FROM numbered GROUP BY session ORDER BY ms DESC, plays DESC, "startedAt"`;

export const DISCOVERY_KINDS: DiscoveryKind[] = ['TRACKS', 'ARTISTS', 'ALBUMS'];

const KEYS: Record<DiscoveryKind, string> = {
  TRACKS: 'SELECT p.*, track_id AS id FROM every_play p WHERE counted',
  ARTISTS: 'SELECT p.*, id FROM every_play p, unnest(artist_ids) id WHERE counted',
  ALBUMS: 'SELECT p.*, album_id AS id FROM every_play p WHERE counted AND album_id IS NOT NULL',
};

/** Ids of what has its first counted play of the whole archive among the selected plays, as the common table `found`. */
const found = (kind: DiscoveryKind) => `first_play AS (
  SELECT DISTINCT ON (id) id, played_at, track_id FROM (${KEYS[kind]}) k ORDER BY id, played_at, track_id
), found AS (SELECT f.id FROM first_play f JOIN selected s USING (played_at, track_id))`;

/** What was discovered, in the order of its top list by plays. */
export const discoveredSql = (kind: DiscoveryKind) => `WITH ${SELECTED}, ${found(kind)}, ${ranked(kind, 'PLAYS')}
SELECT r.key, (row_number() OVER (ORDER BY r.rank))::int AS rank, r.plays, r."msPlayed"
FROM ranked r JOIN found f ON f.id::text = r.key ORDER BY r.rank`;

/** Counted plays of the tracks that were discovered. */
export const PLAYS_OF_DISCOVERED = `WITH ${SELECTED}, ${found('TRACKS')}
SELECT count(*)::int AS plays FROM selected JOIN found ON found.id = track_id WHERE counted`;

/** The parts of diversity, not rounded; no row without counted plays. */
export const DIVERSITY = `WITH ${SELECTED}, ${ranked('ARTISTS', 'PLAYS')}, heard AS (SELECT * FROM selected WHERE counted),
  top AS (SELECT key::int AS id FROM ranked WHERE rank <= ceil((SELECT count(*) FROM ranked) / 10.0)),
  part AS (
    SELECT 100 * least(1, (SELECT count(*) FROM ranked)::float8 / count(*) * 5) AS artists,
      100 * least(1, count(DISTINCT track_id)::float8 / count(*) * 2) AS tracks,
      100 - 100 * (count(*) FILTER (WHERE EXISTS (SELECT FROM top WHERE top.id = ANY(artist_ids))))::float8 / count(*) AS evenness
    FROM heard HAVING count(*) > 0
  )
SELECT artists AS "artistVariety", tracks AS "trackVariety", evenness, 0.4 * artists + 0.4 * evenness + 0.2 * tracks AS score FROM part`;
