import { addMonths, formatPeriod, isDay, type Period, periodBounds, shiftMonth } from '@audiospective/period';
import { earlierPeriod, type Today } from '../../ui/period-steps';

/** How a period may lie to another so that it goes along when that one moves. */
export type Relation = 'before' | 'year-before';

/** The periods that one is most often compared with; null where the calendar has none. */
export type NearbyPeriods = Record<Relation, Period | null>;

const FIRST_YEAR = 1900;

/** The period of the same kind just before, and the same time a year earlier where that is another. */
export function nearbyPeriods(period: Period, today: Today): NearbyPeriods {
  const before = earlierPeriod(period, today);
  const yearBefore = sameTimeLastYear(period, today);
  return { before, 'year-before': isSame(before, yearBefore) ? null : yearBefore };
}

/** How `other` lies to `period`; null for neither. */
export function relationOf(other: Period | null, period: Period, today: Today): Relation | null {
  if (!other) return null;
  const nearby = nearbyPeriods(period, today);
  if (isSame(other, nearby.before)) return 'before';
  return isSame(other, nearby['year-before']) ? 'year-before' : null;
}

function sameTimeLastYear(period: Period, today: Today): Period | null {
  if ('year' in period) return period.year > FIRST_YEAR ? { year: period.year - 1 } : null;
  if ('month' in period) return earlierMonth(period.month);
  if ('instants' in period) return null;
  if ('preset' in period && period.preset === 'THIS_MONTH') return earlierMonth(monthOf(period, today));
  return earlierDays(period, today);
}

function earlierMonth(month: string): Period | null {
  return Number(month.slice(0, 4)) > FIRST_YEAR ? { month: shiftMonth(month, -12) } : null;
}

function monthOf(period: Period, { timeZone, now }: Today): string {
  return periodBounds(period, timeZone, now).firstDay?.slice(0, 7) ?? '';
}

function earlierDays(period: Period, { timeZone, now }: Today): Period | null {
  if ('preset' in period && period.preset === 'THIS_YEAR') return earlierPeriod(period, { timeZone, now });
  const { firstDay, lastDay } = periodBounds(period, timeZone, now);
  if (!firstDay || !lastDay) return null;
  const days = { from: addMonths(firstDay, -12), to: addMonths(lastDay, -12) };
  return isDay(days.from) ? { days } : null;
}

function isSame(one: Period | null, other: Period | null): boolean {
  return one !== null && other !== null && formatPeriod(one) === formatPeriod(other);
}
