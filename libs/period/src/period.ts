import { isDay, isMonth, MAX_YEAR, MIN_YEAR } from './calendar';

/** The named periods. All but the calendar ones (`THIS_…`) end with today; none needs a figure. */
export const PERIOD_PRESETS = [
  'TODAY',
  'LAST_7_DAYS',
  'LAST_4_WEEKS',
  'LAST_6_MONTHS',
  'LAST_12_MONTHS',
  'THIS_MONTH',
  'THIS_YEAR',
  'ALL_TIME',
] as const;

/** One of {@link PERIOD_PRESETS}. */
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Two texts that belong together: local days (`2024-03-05`, both included) or ISO instants (half-open). */
export interface Range {
  from: string;
  to: string;
}

/** What a listener asks for, before it is known in which time zone. Exactly one of the five forms. */
export type Period =
  | { preset: PeriodPreset }
  | { year: number }
  /** `2024-03` */
  | { month: string }
  /** First and last local day, both included. */
  | { days: Range }
  /** ISO instants with a zone (`2024-03-05T10:00:00Z`), half-open. */
  | { instants: Range };

/** Everything that was ever played, as pages ask for it. */
export const ALL_TIME: Period = { preset: 'ALL_TIME' };

/** Whether a period has neither a first nor a last day. */
export function isAllTime(period: Period): boolean {
  return 'preset' in period && period.preset === 'ALL_TIME';
}

/** The same five forms as an input type delivers them: one filled, the others absent, null or undefined. */
export interface PeriodInput {
  preset?: PeriodPreset | null;
  year?: number | null;
  month?: string | null;
  days?: Range | null;
  instants?: Range | null;
}

/** Why a period was refused; {@link PeriodError.message} is the sentence for people. */
export type PeriodErrorCode =
  | 'NOT_ONE_FORM'
  | 'BAD_PRESET'
  | 'BAD_YEAR'
  | 'BAD_MONTH'
  | 'BAD_DAY'
  | 'BAD_INSTANT'
  | 'REVERSED'
  | 'TOO_LONG'
  | 'BAD_TIME_ZONE';

/** A period that cannot be answered. Nothing but the code and the sentence: safe to show. */
export class PeriodError extends Error {
  override readonly name = 'PeriodError';

  constructor(
    readonly code: PeriodErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Longest period that may be asked for by days or instants; for everything there is `ALL_TIME`. */
export const MAX_PERIOD_DAYS = 73_050;

const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The instant of an ISO text with a zone; null when it is none, names no real day, or lies outside 1900..9999. */
export function parseInstant(text: string): Date | null {
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  const instant = new Date(text);
  const year = instant.getUTCFullYear();
  return year >= MIN_YEAR && year <= MAX_YEAR ? instant : null;
}

/**
 * The one filled form of an input.
 * @throws PeriodError NOT_ONE_FORM when none or several are filled
 */
export function periodOf(input: PeriodInput): Period {
  const filled: Period[] = [];
  if (input.preset != null) filled.push({ preset: input.preset });
  if (input.year != null) filled.push({ year: input.year });
  if (input.month != null) filled.push({ month: input.month });
  if (input.days != null) filled.push({ days: input.days });
  if (input.instants != null) filled.push({ instants: input.instants });
  const [period, ...others] = filled;
  if (period === undefined || others.length > 0) {
    throw new PeriodError('NOT_ONE_FORM', 'Give exactly one of preset, year, month, days or instants.');
  }
  return period;
}

/**
 * Refuses what no calendar has: the 30th of February, a range that runs backwards, a year outside 1900..9999,
 * more than 200 years.
 * @throws PeriodError
 */
export function checkPeriod(period: Period): void {
  if ('preset' in period) checkPreset(period.preset);
  else if ('year' in period) checkYear(period.year);
  else if ('month' in period) checkMonth(period.month);
  else if ('days' in period) checkDays(period.days);
  else checkInstants(period.instants);
}

function checkPreset(preset: PeriodPreset): void {
  if (!PERIOD_PRESETS.includes(preset)) throw new PeriodError('BAD_PRESET', 'There is no such named period.');
}

function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < MIN_YEAR || year > MAX_YEAR) {
    throw new PeriodError('BAD_YEAR', `A year is a whole number from ${MIN_YEAR} to ${MAX_YEAR}.`);
  }
}

function checkMonth(month: string): void {
  if (!isMonth(month)) {
    throw new PeriodError('BAD_MONTH', `A month is written 2024-03, from ${MIN_YEAR}-01 to ${MAX_YEAR}-12.`);
  }
}

function checkDays({ from, to }: Range): void {
  if (!isDay(from) || !isDay(to)) {
    throw new PeriodError('BAD_DAY', `A day is written 2024-03-05 and must exist, from ${MIN_YEAR} to ${MAX_YEAR}.`);
  }
  if (from > to) throw new PeriodError('REVERSED', 'The first day must not be later than the last day.');
  checkLength(Date.parse(to) - Date.parse(from));
}

function checkInstants(range: Range): void {
  const from = parseInstant(range.from);
  const to = parseInstant(range.to);
  if (!from || !to) {
    throw new PeriodError('BAD_INSTANT', 'An instant is written 2024-03-05T10:00:00Z, with its zone, and must exist.');
  }
  if (from >= to) throw new PeriodError('REVERSED', 'The end of the period must be later than its start.');
  checkLength(to.getTime() - from.getTime());
}

function checkLength(milliseconds: number): void {
  if (milliseconds > MAX_PERIOD_DAYS * 86_400_000) {
    throw new PeriodError('TOO_LONG', 'A period is at most 200 years long; ask for all time instead.');
  }
}
