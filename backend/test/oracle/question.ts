import type { CountingRule, Filter, WeekStart } from '@audiospective/listening';
import type { Queryable } from '../../src/platform/database/database';

/** What is asked of one listener's archive, in words that PostgreSQL knows. */
export interface OracleQuestion {
  listenerId: number;
  /** UTC milliseconds, half-open; null for no bound. */
  from: number | null;
  to: number | null;
  countingRule: CountingRule;
  /** IANA name. */
  timeZone: string;
  weekStart: WeekStart;
  filter: Filter;
  /** The listener's local day, `2024-03-05`. */
  today: string;
}

/**
 * The selected plays of the question, one row each, as the beginning of every statement (`WITH ${SELECTED} SELECT … FROM selected`).
 * `ms` is what was streamed or, unknown, the length of the track; `counted` says whether the play counts by the rule; `local`
 * is the local time of its end. Each condition of the filter (and those of its `also`, all in $6) has to hold.
 */
export const SELECTED = `
asked AS (
  SELECT $1::int AS listener_id, to_timestamp($2::float8 / 1000) AS starts_at, to_timestamp($3::float8 / 1000) AS ends_at,
    $4::text AS rule, $5::text AS zone, $6::jsonb AS filters, $7::text AS week_start, $8::date AS today
), device AS (
  SELECT * FROM unnest($9::text[], $10::text[]) AS d(platform, kind)
), every_play AS (
  SELECT p.played_at, p.track_id, p.ms_played, coalesce(p.ms_played, t.duration_ms, 0) AS ms, t.name, t.duration_ms, t.explicit,
    t.album_id, t.artist_ids, ARRAY(SELECT DISTINCT g.name FROM artist r JOIN genre g ON g.id = ANY(r.genre_ids) WHERE r.id = ANY(t.artist_ids)) AS genres,
    p.played_at AT TIME ZONE a.zone AS local, x.uri, coalesce(k.kind, 'UNKNOWN') AS device,
    CASE WHEN d.country NOT IN ('', 'ZZ') THEN d.country END AS country, coalesce(d.flags, 0) AS flags, coalesce(d.reason_end, '') AS reason_end,
    CASE a.rule
      WHEN 'THIRTY_SECONDS' THEN coalesce(p.ms_played >= 30000, true)
      WHEN 'HALF_OF_TRACK' THEN coalesce(p.ms_played * 2::bigint >= t.duration_ms, true)
      WHEN 'EVERYTHING' THEN true
    END AS counted
  FROM asked a JOIN play p ON p.listener_id = a.listener_id JOIN track t ON t.id = p.track_id
    LEFT JOIN play_detail d ON d.id = p.detail_id LEFT JOIN play_context x ON x.id = p.context_id
    LEFT JOIN device k ON k.platform = d.platform
), selected AS MATERIALIZED (
  SELECT p.* FROM every_play p, asked a
  WHERE p.played_at >= coalesce(a.starts_at, '-infinity') AND p.played_at < coalesce(a.ends_at, 'infinity')
    AND NOT EXISTS (SELECT FROM jsonb_array_elements(a.filters) f WHERE NOT coalesce(
      (f -> 'tracks' IS NULL OR f -> 'tracks' @> to_jsonb(p.track_id))
      AND (f -> 'artists' IS NULL OR EXISTS (SELECT FROM unnest(p.artist_ids) id WHERE f -> 'artists' @> to_jsonb(id)))
      AND (f -> 'albums' IS NULL OR f -> 'albums' @> to_jsonb(p.album_id))
      AND (f -> 'genres' IS NULL OR EXISTS (SELECT FROM unnest(p.genres) genre WHERE f -> 'genres' @> to_jsonb(genre)))
      AND (f -> 'devices' IS NULL OR f -> 'devices' @> to_jsonb(p.device))
      AND (f -> 'countries' IS NULL OR f -> 'countries' @> to_jsonb(p.country))
      AND (f -> 'contexts' IS NULL OR f -> 'contexts' @> to_jsonb(p.uri))
      AND (f -> 'hours' IS NULL OR f -> 'hours' @> to_jsonb(date_part('hour', p.local)::int))
      AND (f -> 'weekdays' IS NULL OR f -> 'weekdays' @> to_jsonb(date_part('isodow', p.local)::int - 1)), false))
)`;

/** Exact milliseconds since 1970 of an expression. */
export const msOf = (instant: string) => `(extract(epoch FROM ${instant}) * 1000)::float8`;

/** Platforms of the tests' plays, and what each of them is; written down by hand from what Spotify's exports say. */
export const DEVICES = {
  'Android OS 9 API 28 (samsung, SM-G960F)': 'PHONE',
  ios: 'PHONE',
  'iOS 9.3.5 (iPad2,1)': 'TABLET',
  'OS X 10.15.7 [x86 8]': 'COMPUTER',
  'web_player windows 10;chrome 96.0.4664.45;desktop': 'WEB_PLAYER',
  'Partner sonos_ppc Sonos;Play1': 'SPEAKER',
  'Partner android_tv Sony;BRAVIA4KVH2': 'TV',
  'a toaster': 'OTHER',
  '': 'UNKNOWN',
} as const;

/** Runs one statement of this folder; further parameters begin with $11. */
export function ask<Row>(db: Queryable, sql: string, question: OracleQuestion, more: unknown[] = []): Promise<Row[]> {
  const { listenerId, from, to, countingRule, timeZone, weekStart, today } = question;
  const filters: Filter[] = [];
  for (let one: Filter | undefined = question.filter; one; one = one.also) filters.push(one);
  const values = [listenerId, from, to, countingRule, timeZone, JSON.stringify(filters), weekStart, today];
  return db.query<Row>(sql, [...values, Object.keys(DEVICES), Object.values(DEVICES), ...more]);
}
