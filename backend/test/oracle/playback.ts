import { SELECTED } from './question';

/** A yes/no/unknown fact of `play_detail.flags`: 0 unknown, 1 no, 2 yes. */
const FLAG = {
  shuffled: '(flags & 3)',
  skipped: '(flags >> 2 & 3)',
  offline: '(flags >> 4 & 3)',
  private: '(flags >> 6 & 3)',
};

const count = (condition: string, name: string) => `(count(*) FILTER (WHERE ${condition}))::int AS "${name}"`;

/** Numbers beside each other; `…Known` is how many plays know. */
export const PLAYBACK = `WITH ${SELECTED}
SELECT ${count('counted', 'plays')}, count(*)::int AS "storedPlays",
  ${count(`${FLAG.skipped} = 2`, 'skipped')}, ${count(`${FLAG.skipped} > 0`, 'skippedKnown')},
  ${count(`reason_end = 'trackdone'`, 'completed')}, ${count(`reason_end <> ''`, 'completedKnown')},
  avg(least(1, ms_played::float8 / duration_ms)) FILTER (WHERE duration_ms > 0 AND ms_played IS NOT NULL) AS "averageShare",
  ${count('duration_ms > 0 AND ms_played IS NOT NULL', 'measured')},
  ${count(`counted AND ${FLAG.shuffled} = 2`, 'shuffled')}, ${count(`counted AND ${FLAG.shuffled} > 0`, 'shuffledKnown')},
  ${count(`counted AND ${FLAG.offline} = 2`, 'offline')}, ${count(`counted AND ${FLAG.offline} > 0`, 'offlineKnown')},
  ${count(`counted AND ${FLAG.private} = 2`, 'private')}, ${count(`counted AND ${FLAG.private} > 0`, 'privateKnown')},
  ${count('counted AND explicit', 'explicit')}, ${count('counted AND explicit IS NOT NULL', 'explicitKnown')},
  ${count('counted AND uri IS NOT NULL', 'contextsKnown')}
FROM selected`;

const AMOUNT = `${count('counted', 'plays')}, sum(ms)::float8 AS "msPlayed"`;

/** Amounts per device kind, country (most first) and decade (oldest first), where a play counts. */
export const DEVICES_PLAYED = `WITH ${SELECTED}
SELECT device AS kind, ${AMOUNT} FROM selected WHERE device <> 'UNKNOWN' GROUP BY 1 HAVING bool_or(counted)`;

export const COUNTRIES_PLAYED = `WITH ${SELECTED}
SELECT country AS code, ${AMOUNT} FROM selected WHERE country IS NOT NULL GROUP BY 1 HAVING bool_or(counted)
ORDER BY plays DESC, "msPlayed" DESC, country COLLATE "C"`;

export const DECADES_PLAYED = `WITH ${SELECTED}
SELECT (floor(date_part('year', b.release_date) / 10) * 10)::int AS decade, ${AMOUNT}
FROM selected s JOIN album b ON b.id = s.album_id WHERE b.release_date IS NOT NULL GROUP BY 1 HAVING bool_or(counted) ORDER BY 1`;
