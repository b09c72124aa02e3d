import type { WeekStart } from './question';

/** Calendar arithmetic on the numbers of days and months since 1970-01-01 and 1970-01: no time zone, no clock. */

export const HOURS_OF_DAY = 24;
export const DAYS_OF_WEEK = 7;

const DAY_MS = 86_400_000;
const FIRST_YEAR = 1970;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 3;
const WEEKDAY_OF_START: Record<WeekStart, number> = { MONDAY: 0, SATURDAY: 5, SUNDAY: 6 };

/** The number of a day written as `2024-03-05`. */
export function dayNumber(text: string): number {
  return Date.parse(text) / DAY_MS;
}

/** The day with this number, as `2024-03-05`; in the years 1000..9999. */
export function dayText(day: number): string {
  const date = new Date(day * DAY_MS);
  return `${date.getUTCFullYear()}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
}

/** `7` as `07`. */
export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** The day in which a local hour lies. */
export function dayOfHour(hour: number): number {
  return Math.floor(hour / HOURS_OF_DAY);
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + FIRST_WEEKDAY) % DAYS_OF_WEEK) + DAYS_OF_WEEK) % DAYS_OF_WEEK;
}

/** The first day of the week in which a day lies. */
export function startOfWeek(day: number, weekStart: WeekStart): number {
  return day - weekdayOf(day - WEEKDAY_OF_START[weekStart]);
}

/** The number of the month in which a day lies. */
export function monthOfDay(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - FIRST_YEAR) * 12 + date.getUTCMonth();
}

/** The first day of a month; months count on beyond December. */
export function startOfMonth(month: number): number {
  return Date.UTC(FIRST_YEAR, month) / DAY_MS;
}
