import { formatPeriod, localDay, type Period, PERIOD_PRESETS, periodLabel } from '@audiospective/period';
import type { Today } from './period-steps';

/** A period that can be picked. */
export interface PeriodChoice {
  /** Its text in the URL. */
  value: string;
  label: string;
}

/** Choices under a common heading. */
export interface PeriodChoices {
  heading: string;
  choices: readonly PeriodChoice[];
}

/** Where the choices reach. */
export interface ChoiceRange {
  today: Today;
  /** First play of the archive, ISO 8601 UTC; null while there is none. */
  firstPlayedAt: string | null;
  locale: string;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/**
 * Everything the picker offers: the named periods, the months of the year that `period` lies in (else of this year),
 * and all years since the first play, newest first; before them the present period where it is none of these.
 */
export function periodChoices(period: Period, range: ChoiceRange): PeriodChoices[] {
  const choice = (one: Period): PeriodChoice => ({ value: formatPeriod(one), label: periodLabel(one, range.locale) });
  const { first, last } = reach(range);
  const year = yearOf(period) ?? last.slice(0, 4);
  const months = MONTHS.map((month) => `${year}-${month}`).filter((month) => month >= first && month <= last);
  const groups = [
    { heading: 'Up to now', choices: PERIOD_PRESETS.map((preset) => choice({ preset })) },
    { heading: `Months of ${year}`, choices: months.reverse().map((month) => choice({ month })) },
    { heading: 'Years', choices: yearsBetween(first, last).map((one) => choice({ year: one })) },
  ].filter((group) => group.choices.length > 0);
  const present = choice(period);
  const offered = groups.some((group) => group.choices.some(({ value }) => value === present.value));
  return offered ? groups : [{ heading: 'Shown now', choices: [present] }, ...groups];
}

/** First and last month (`2024-03`) that can hold plays. */
function reach({ today, firstPlayedAt }: ChoiceRange): { first: string; last: string } {
  const monthOf = (instant: Date) => localDay(instant, today.timeZone).slice(0, 7);
  const last = monthOf(today.now);
  return { first: firstPlayedAt ? monthOf(new Date(firstPlayedAt)) : last, last };
}

function yearOf(period: Period): string | null {
  if ('year' in period) return String(period.year);
  return 'month' in period ? period.month.slice(0, 4) : null;
}

function yearsBetween(first: string, last: string): number[] {
  const from = Number(first.slice(0, 4));
  const to = Number(last.slice(0, 4));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => to - index);
}
