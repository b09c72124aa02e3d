const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const YEAR_MS = 365.2425 * DAY_MS;
const MONTH_MS = YEAR_MS / 12;

const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

/** `40,938` */
export function formatCount(count: number, locale: string): string {
  return numberFormat(locale, {}).format(count);
}

/** `1 play`, `1,204 plays` */
export function formatPlays(plays: number, locale: string): string {
  return `${formatCount(plays, locale)} ${plays === 1 ? 'play' : 'plays'}`;
}

/** `1 day`, `1,204 days` */
export function formatDayCount(days: number, locale: string): string {
  return `${formatCount(days, locale)} ${days === 1 ? 'day' : 'days'}`;
}

/** `12%` of a share from 0 to 1; less than one per cent but not nothing is `<1%`. */
export function formatShare(share: number, locale: string): string {
  const percent = numberFormat(locale, { style: 'percent' });
  return share > 0 && share < 0.01 ? `<${percent.format(0.01)}` : percent.format(share);
}

/** A length in milliseconds, in its two largest useful units: `86 hr 14 min`, `3 min`, `42 sec`. */
export function formatDuration(ms: number, locale: string, display: 'short' | 'narrow' | 'long' = 'short'): string {
  const unit = (name: string, value: number) =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: display }).format(value);
  if (ms > 0 && ms < MINUTE_MS) return unit('second', Math.floor(ms / 1000));
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (hours === 0) return unit('minute', minutes);
  return minutes === 0 ? unit('hour', hours) : `${unit('hour', hours)} ${unit('minute', minutes)}`;
}

/** `about 42 sec left`; empty while it is not known. */
export function formatTimeLeft(seconds: number | null, locale: string): string {
  return seconds === null ? '' : `about ${formatDuration(Math.max(1, seconds) * 1000, locale)} left`;
}

/** `1.4 MB` */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const digits = step > 1 ? 1 : 0;
  // Short, a byte has no plural: `12 byte`.
  const unitDisplay = step === 0 ? 'long' : 'short';
  const options = { style: 'unit', unit: units[step] ?? 'byte', unitDisplay, maximumFractionDigits: digits } as const;
  return numberFormat(locale, options).format(bytes / 1000 ** step);
}

/** A moment in the listener's zone: `21 Nov 2026, 14:05`. */
export function formatMoment(instant: string, locale: string, timeZone: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** The time of day of a moment in the listener's zone: `14:05`. */
export function formatTime(instant: string, locale: string, timeZone: string): string {
  return dateFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(instant));
}

/** When music came out, as exactly as it is known: `5 March 1999` of `1999-03-05`, `March 1999`, `1999`; else empty. */
export function formatRelease(date: string, locale: string): string {
  const [year, month, day] = date.split('-');
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  };
  const instant = new Date(date);
  // Spotify writes 0000 where it does not know.
  return !Number(year) || Number.isNaN(instant.getTime())
    ? ''
    : dateFormat(locale, { ...parts, timeZone: 'UTC' }).format(instant);
}

/** How long a recording is, as players show it: `3:05`, `1:02:03`. */
export function formatLength(ms: number, locale: string): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => numberFormat(locale, { minimumIntegerDigits: 2 }).format(value);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const first = numberFormat(locale, { useGrouping: false }).format(hours || (parts.shift() ?? 0));
  return [first, ...parts.map(two)].join(':');
}

/** The day of a moment in the listener's zone: `21 Nov 2026`. */
export function formatDate(instant: string, locale: string, timeZone: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(instant));
}

/** A local day (`2026-11-21`) with its weekday: `Saturday, 21 November 2026`. */
export function formatDay(day: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
}

/** The month of a moment in the listener's zone: `Nov 2026`. */
export function formatMonth(instant: string, locale: string, timeZone: string): string {
  return dateFormat(locale, { month: 'short', year: 'numeric', timeZone }).format(new Date(instant));
}

/** First to last local day (`2026-10-25`), both included: `25 Oct – 21 Nov 2026`. */
export function formatDays(first: string, last: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(new Date(first), new Date(last));
}

/** How far away a moment is: `3 min. ago`, `in 2 hr.`, `yesterday`, `7 yr. ago`; within half a minute `now`. */
export function formatDistance(instant: string, now: Date, locale: string): string {
  const ms = Date.parse(instant) - now.getTime();
  const words = relative(locale, 'auto');
  const size = Math.abs(ms);
  if (size < MINUTE_MS / 2) return words.format(0, 'second');
  if (size < HOUR_MS) return words.format(Math.round(ms / MINUTE_MS) || Math.sign(ms), 'minute');
  if (size < DAY_MS) return words.format(Math.round(ms / HOUR_MS), 'hour');
  if (size < 2 * MONTH_MS) return words.format(Math.round(ms / DAY_MS), 'day');
  // In numbers: "last year" begins on 1 January, not twelve months ago.
  const far = relative(locale, 'always');
  return size < YEAR_MS - DAY_MS
    ? far.format(Math.trunc(ms / MONTH_MS), 'month')
    : far.format(Math.round(ms / YEAR_MS), 'year');
}

/** A formatter of numbers for what no function here writes. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(`n${locale}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/** A formatter of dates and times for what no function here writes. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`d${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));
}

function relative(locale: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  return kept(`r${numeric}${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric, style: 'short' }));
}

/** Formatters cost a hundred times more to make than to use. */
function kept<F extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => F,
): F {
  const known = formatters.get(key) as F | undefined;
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}
