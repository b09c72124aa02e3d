import type { Selection } from './selection';
import { offsetAt } from './zone';

const HOUR_SECONDS = 3600;

/** First and last local hour, both included, as hours since 1970-01-01T00. */
export interface HourRange {
  first: number;
  last: number;
}

/**
 * The local hours that a period touches, from its first to its last instant; where it has no bound, from the first or to the
 * last selected play. Null when that is nothing: no bound and no play, or a period without an instant.
 */
export function hoursOfPeriod({ question, hours }: Pick<Selection, 'question' | 'hours'>): HourRange | null {
  const { from, to, zone } = question;
  const hourAt = (instant: number) => {
    const second = Math.floor(instant / 1000);
    return Math.floor((second + offsetAt(zone, second)) / HOUR_SECONDS);
  };
  // Where clocks go back over midnight a play may lie before the hour in which its period begins, or after the last one.
  const firsts = from === null ? [] : [hourAt(from)];
  const lasts = to === null ? [] : [hourAt(to - 1)];
  if (hours.plays.length > 0) {
    firsts.push(hours.first);
    lasts.push(hours.first + hours.plays.length - 1);
  }
  if (firsts.length === 0 || lasts.length === 0 || isEmpty(question)) return null;
  return { first: Math.min(...firsts), last: Math.max(...lasts) };
}

function isEmpty({ from, to }: Selection['question']): boolean {
  return from !== null && to !== null && from >= to;
}
