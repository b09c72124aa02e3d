import { CountingRule } from '../platform/graphql/viewer.model';

/** One listener's plays of a time range, counted by a rule: everything that an answer depends on. */
export interface Selection {
  listenerId: number;
  countingRule: CountingRule;
  /** IANA zone in which days are counted. */
  timeZone: string;
  /** First instant; null for no bound. */
  from: Date | null;
  /** First instant that no longer belongs to the range; null for no bound. */
  to: Date | null;
  /** Moves with every change of the listener's archive. */
  version: string;
}

/** Later instants are written in a way that PostgreSQL does not read; no play is as late. */
const LAST_YEAR = 9999;

/** The first three parameters of every statement over a selection: listener, first instant, end. */
export function rangeValues({ listenerId, from, to }: Selection): [number, string, string] {
  const end = to && to.getUTCFullYear() <= LAST_YEAR ? to.toISOString() : 'infinity';
  return [listenerId, from?.toISOString() ?? '-infinity', end];
}

/** The plays of a selection, as FROM and WHERE with the parameters of {@link rangeValues}. `track` is joined where the rule needs it. */
export function playsOf({ countingRule }: Selection): string {
  const track = countingRule === CountingRule.HALF_OF_TRACK ? 'JOIN track t ON t.id = p.track_id' : '';
  return `FROM play p ${track} WHERE p.listener_id = $1 AND p.played_at >= $2 AND p.played_at < $3`;
}

const COUNTED: Record<CountingRule, string> = {
  THIRTY_SECONDS: '(p.ms_played IS NULL OR p.ms_played >= 30000)',
  HALF_OF_TRACK: '(p.ms_played IS NULL OR t.duration_ms IS NULL OR p.ms_played::bigint * 2 >= t.duration_ms)',
  EVERYTHING: 'true',
};

/** Whether a play counts, as a condition on `play p` and, for HALF_OF_TRACK, `track t`. Never null. */
export function countedBy(rule: CountingRule): string {
  return COUNTED[rule];
}
