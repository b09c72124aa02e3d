import { dateFormat } from '../format';

/** The day with which weeks begin. */
export type WeekStart = 'MONDAY' | 'SATURDAY' | 'SUNDAY';

const OFFSETS: Record<WeekStart, number> = { MONDAY: 0, SATURDAY: 5, SUNDAY: 6 };
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Days of the week in their order, each as its number from Monday (0) on. */
export function weekOrder(weekStart: WeekStart): number[] {
  return Array.from({ length: 7 }, (_, index) => (index + OFFSETS[weekStart]) % 7);
}

/** Names of the days of the week, from Monday on. */
export function weekdayNames(locale: string, length: 'long' | 'short' | 'narrow'): string[] {
  const names = dateFormat(locale, { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, index) => names.format(A_MONDAY + index * DAY_MS));
}

/** Names of the hours of a day as clocks show them: `14:00`, `2 PM`. */
export function hourNames(locale: string): string[] {
  const names = dateFormat(locale, { hour: 'numeric', timeZone: 'UTC' });
  const withMinutes = dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
  const half = names.resolvedOptions().hour12 === true;
  return Array.from({ length: 24 }, (_, hour) => (half ? names : withMinutes).format(A_MONDAY + hour * 3_600_000));
}

/** `21:00–22:00`; the last hour of a day ends with the first of the next. */
export function formatHours(from: number, to: number, locale: string): string {
  const names = hourNames(locale);
  return `${names[from % names.length]}–${names[to % names.length]}`;
}

/** Number of the weekday of a local day, from Monday (0) on. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
