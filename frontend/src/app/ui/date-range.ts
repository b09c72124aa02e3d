import { localDay, type Period, periodBounds, type PeriodRange } from '@audiospective/period';
import type { Today } from './period-steps';

/** The first and the last local day that can hold plays; before the first play is known, any day up to today. */
export function playedDays({ now, timeZone }: Today, firstPlayedAt: string | null): PeriodRange {
  const to = localDay(now, timeZone);
  const from = firstPlayedAt ? localDay(new Date(firstPlayedAt), timeZone) : '1970-01-01';
  return { from: earlier(from, to), to };
}

/** The days of a period, as far as they can hold plays. */
export function daysOf(period: Period, { now, timeZone }: Today, reach: PeriodRange): PeriodRange {
  const { firstDay, lastDay } = periodBounds(period, timeZone, now);
  const within = (day: string) => earlier(later(day, reach.from), reach.to);
  return { from: within(firstDay ?? reach.from), to: within(lastDay ?? reach.to) };
}

/** The days from one to another, whichever of the two comes first. */
export function daysBetween(one: string, other: string): Period {
  return { days: { from: earlier(one, other), to: later(one, other) } };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}
