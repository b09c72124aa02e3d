import type { ListKind, RankBy } from '@audiospective/listening';
import { SELECTED } from './question';

/** What a play counts for: its key (an id, a genre's name, a URI) and the name that decides between equals. */
const ENTRIES: Record<ListKind, string> = {
  TRACKS: `SELECT s.*, track_id::text AS key, name COLLATE "C" AS title, track_id AS id FROM selected s`,
  ARTISTS: `SELECT s.*, r.id::text AS key, r.name COLLATE "C" AS title, r.id FROM selected s JOIN artist r ON r.id = ANY(s.artist_ids)`,
  ALBUMS: `SELECT s.*, b.id::text AS key, b.name COLLATE "C" AS title, b.id FROM selected s JOIN album b ON b.id = s.album_id`,
  GENRES: `SELECT s.*, genre AS key, genre COLLATE "C" AS title, 0 AS id FROM selected s, unnest(s.genres) genre`,
  CONTEXTS: `SELECT s.*, uri AS key, uri COLLATE "C" AS title, 0 AS id FROM selected s WHERE uri IS NOT NULL`,
};

const ORDER: Record<RankBy, string> = {
  PLAYS: `count(*) FILTER (WHERE counted) DESC, sum(ms) DESC, title, id`,
  TIME: `sum(ms) DESC, count(*) FILTER (WHERE counted) DESC, title, id`,
};

/** A whole top list as the common table `ranked`, behind {@link SELECTED}. */
export const ranked = (kind: ListKind, by: RankBy) => `entry AS (${ENTRIES[kind]}), ranked AS (
  SELECT key, (row_number() OVER (ORDER BY ${ORDER[by]}))::int AS rank, (count(*) FILTER (WHERE counted))::int AS plays,
    sum(ms)::float8 AS "msPlayed"
  FROM entry GROUP BY key, title, id HAVING count(*) FILTER (WHERE counted) > 0
)`;

/** A whole top list in its order. */
export const topListSql = (kind: ListKind, by: RankBy) => `WITH ${SELECTED}, ${ranked(kind, by)}
SELECT key, rank, plays, "msPlayed" FROM ranked ORDER BY rank`;
