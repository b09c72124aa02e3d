import { addDays, countDays, type Period, periodBounds, previousPeriod, shiftMonth } from '@audiospective/period';

/** Today, as the listener's calendar has it. */
export interface Today {
  now: Date;
  timeZone: string;
}

/** The period of the same kind before; null where there is none, as for all time. */
export function earlierPeriod(period: Period, { now, timeZone }: Today): Period | null {
  return previousPeriod(period, timeZone, now);
}

/** The period of the same kind after; null when it would only begin after today, or has no kind of its own. */
export function laterPeriod(period: Period, { now, timeZone }: Today): Period | null {
  const { to } = periodBounds(period, timeZone, now);
  return to !== null && to <= now ? after(period) : null;
}

function after(period: Period): Period | null {
  if ('year' in period) return { year: period.year + 1 };
  if ('month' in period) return { month: shiftMonth(period.month, 1) };
  if ('days' in period) return laterDays(period.days.from, period.days.to);
  return null;
}

function laterDays(from: string, to: string): Period {
  const length = countDays(from, to);
  return { days: { from: addDays(from, length), to: addDays(to, length) } };
}
