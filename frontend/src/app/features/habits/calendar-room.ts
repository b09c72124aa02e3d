import { countDays, type Period, periodBounds } from '@audiospective/period';

/** As many steps as the API gives a calendar. */
const MOST_DAYS = 20_000;

/** Whether a calendar has a square for every day of the period. */
export function fitsCalendar(period: Period, { now, timeZone }: { now: Date; timeZone: string }): boolean {
  const { firstDay, lastDay } = periodBounds(period, timeZone, now);
  return firstDay === null || lastDay === null || countDays(firstDay, lastDay) <= MOST_DAYS;
}
