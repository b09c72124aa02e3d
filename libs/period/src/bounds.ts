import { addDays, addMonths, countDays, isDay, lastDayOfMonth, MIN_YEAR, shiftMonth } from './calendar';
import { checkPeriod, PeriodError, type Period, type PeriodPreset, type Range } from './period';
import { isTimeZone, localDay, startOfDay } from './zone';

/** A period in one time zone: half-open instants, and the local days they touch. All four are null for all time. */
export interface PeriodBounds {
  /** First instant that belongs to the period. */
  from: Date | null;
  /** First instant that no longer does. */
  to: Date | null;
  /** Local day (`2024-03-05`) of the first instant. */
  firstDay: string | null;
  /** Local day of the last instant. */
  lastDay: string | null;
}

/**
 * The instants of a period for a listener in `timeZone` at the time `now`.
 * Periods that count back from today include today; `THIS_MONTH` and `THIS_YEAR` reach to the end of theirs.
 * @throws PeriodError for input that no calendar has, a reversed range, or an unknown time zone
 */
export function periodBounds(period: Period, timeZone: string, now: Date): PeriodBounds {
  check(period, timeZone);
  if ('instants' in period) return boundsOfInstants(period.instants, timeZone);
  const days = localDays(period, timeZone, now);
  if (!days) return { from: null, to: null, firstDay: null, lastDay: null };
  return {
    from: startOfDay(days.from, timeZone),
    to: startOfDay(addDays(days.to, 1), timeZone),
    firstDay: days.from,
    lastDay: days.to,
  };
}

/**
 * The period of the same kind just before, which ends where this one starts: the month before a month, the six
 * months before the last six, the same number of days before a range of days.
 * Null for all time and where it would begin before the year 1900.
 * @throws PeriodError as {@link periodBounds}
 */
export function previousPeriod(period: Period, timeZone: string, now: Date): Period | null {
  check(period, timeZone);
  if ('instants' in period) return previousInstants(period.instants);
  if ('year' in period) return period.year > MIN_YEAR ? { year: period.year - 1 } : null;
  if ('month' in period) return period.month > `${MIN_YEAR}-01` ? { month: shiftMonth(period.month, -1) } : null;
  const days = localDays(period, timeZone, now);
  if (!days) return null;
  return 'preset' in period
    ? previousOfPreset(period.preset, days)
    : previousDays(days, -countDays(days.from, days.to));
}

function check(period: Period, timeZone: string): void {
  checkPeriod(period);
  if (!isTimeZone(timeZone)) throw new PeriodError('BAD_TIME_ZONE', 'There is no time zone of this name.');
}

function localDays(period: Exclude<Period, { instants: Range }>, timeZone: string, now: Date): Range | null {
  if ('days' in period) return period.days;
  if ('month' in period) return daysOfMonth(period.month);
  if ('year' in period) return daysOfYear(period.year);
  return daysOfPreset(period.preset, localDay(now, timeZone));
}

function daysOfPreset(preset: PeriodPreset, today: string): Range | null {
  switch (preset) {
    case 'TODAY':
      return { from: today, to: today };
    case 'LAST_7_DAYS':
      return { from: addDays(today, -6), to: today };
    case 'LAST_4_WEEKS':
      return { from: addDays(today, -27), to: today };
    case 'LAST_6_MONTHS':
      return { from: addDays(addMonths(today, -6), 1), to: today };
    case 'LAST_12_MONTHS':
      return { from: addDays(addMonths(today, -12), 1), to: today };
    case 'THIS_MONTH':
      return daysOfMonth(today.slice(0, 7));
    case 'THIS_YEAR':
      return daysOfYear(Number(today.slice(0, 4)));
    case 'ALL_TIME':
      return null;
  }
}

function daysOfMonth(month: string): Range {
  return { from: `${month}-01`, to: lastDayOfMonth(month) };
}

function daysOfYear(year: number): Range {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

function previousOfPreset(preset: PeriodPreset, { from, to }: Range): Period | null {
  switch (preset) {
    case 'THIS_MONTH':
      return { month: shiftMonth(from.slice(0, 7), -1) };
    case 'THIS_YEAR':
      return { year: Number(from.slice(0, 4)) - 1 };
    case 'LAST_6_MONTHS':
      return { days: { from: addDays(addMonths(to, -12), 1), to: addDays(from, -1) } };
    case 'LAST_12_MONTHS':
      return { days: { from: addDays(addMonths(to, -24), 1), to: addDays(from, -1) } };
    default:
      return previousDays({ from, to }, -countDays(from, to));
  }
}

function previousDays({ from, to }: Range, shift: number): Period | null {
  const days = { from: addDays(from, shift), to: addDays(to, shift) };
  return isDay(days.from) ? { days } : null;
}

function boundsOfInstants(range: Range, timeZone: string): PeriodBounds {
  const from = new Date(range.from);
  const to = new Date(range.to);
  const last = new Date(to.getTime() - 1);
  return { from, to, firstDay: localDay(from, timeZone), lastDay: localDay(last, timeZone) };
}

function previousInstants(range: Range): Period | null {
  const from = Date.parse(range.from);
  const start = new Date(2 * from - Date.parse(range.to));
  if (start.getUTCFullYear() < MIN_YEAR) return null;
  return { instants: { from: start.toISOString(), to: new Date(from).toISOString() } };
}
