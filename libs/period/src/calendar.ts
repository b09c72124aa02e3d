/** Calendar arithmetic on local days (`2024-03-05`) and months (`2024-03`) as texts: no time zone, no clock. */

/** First year a period may name. */
export const MIN_YEAR = 1900;
/** Last year a period may name. */
export const MAX_YEAR = 9999;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether the text is a day that exists, in the years 1900..9999. */
export function isDay(text: string): boolean {
  const year = Number(DAY.exec(text)?.[1] ?? Number.NaN);
  const instant = Date.parse(text);
  return year >= MIN_YEAR && !Number.isNaN(instant) && dayOfUtc(instant) === text;
}

/** Whether the text is a month (`2024-03`) in the years 1900..9999. */
export function isMonth(text: string): boolean {
  return Number(MONTH.exec(text)?.[1] ?? Number.NaN) >= MIN_YEAR;
}

/** The day so many days later (negative: earlier). */
export function addDays(day: string, count: number): string {
  return dayOfUtc(Date.parse(day) + count * 86_400_000);
}

/** The day so many months later; a day that the month does not have becomes its last one (31 August - 6 = 29 February). */
export function addMonths(day: string, count: number): string {
  const month = shiftMonth(day.slice(0, 7), count);
  const last = lastDayOfMonth(month);
  const sameDate = `${month}-${day.slice(8)}`;
  return sameDate < last ? sameDate : last;
}

/** The month so many months later. */
export function shiftMonth(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  const year = Math.floor(months / 12);
  return `${String(year).padStart(4, '0')}-${String(months - year * 12 + 1).padStart(2, '0')}`;
}

/** The last day of a month (`2024-02` gives `2024-02-29`). */
export function lastDayOfMonth(month: string): string {
  return dayOfUtc(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0));
}

/** How many days lie from the first to the last, both included. */
export function countDays(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
}

function dayOfUtc(instant: number): string {
  return new Date(instant).toISOString().slice(0, -'T00:00:00.000Z'.length);
}
