import { addDays, countDays, lastDayOfMonth, type Period, periodBounds } from '@audiospective/period';
import type { Today } from '../period-steps';

/** The length of a step, as the API names it. */
export type Bucket = 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR';

/** A step of a timeline: where it begins (`2024-03-01`, hours `2024-03-01T13`) and what was played in it. */
export interface Step {
  start: string;
  plays: number;
  msPlayed: number;
}

/** Steps of one length. */
export interface Steps {
  by: Bucket;
  steps: readonly Step[];
}

/** The longest periods, in days, that are told in hours, days, weeks and months. */
const LONGEST = [
  ['HOUR', 2],
  ['DAY', 93],
  ['WEEK', 366],
  ['MONTH', 5 * 366],
] as const;
const MOST_MONTHS = 60;

/** The length of the steps in which a period is told: calendar years in months, others by how long they are. */
export function stepOf(period: Period, { now, timeZone }: Today): Bucket {
  if ('year' in period || ('preset' in period && period.preset === 'THIS_YEAR')) return 'MONTH';
  const { firstDay, lastDay } = periodBounds(period, timeZone, now);
  // How long all time is only the answer tells: it is asked in months, of which stepsOf makes years.
  if (firstDay === null || lastDay === null) return 'MONTH';
  const days = countDays(firstDay, lastDay);
  return LONGEST.find(([, most]) => days <= most)?.[0] ?? 'YEAR';
}

/** The steps of an answer up to `today` (`2026-11-21`); months of more than five years are added up to years. */
export function stepsOf(
  {
    by,
    starts,
    plays,
    msPlayed,
  }: { by: Bucket; starts: readonly string[]; plays: readonly number[]; msPlayed: readonly number[] },
  today: string,
): Steps {
  const all = starts.map((start, index) => ({ start, plays: plays[index] ?? 0, msPlayed: msPlayed[index] ?? 0 }));
  const steps = all.filter((step) => step.start.slice(0, 10) <= today);
  return by === 'MONTH' && steps.length > MOST_MONTHS ? { by: 'YEAR', steps: byYear(steps) } : { by, steps };
}

function byYear(months: readonly Step[]): Step[] {
  const years = new Map<string, Step>();
  for (const { start, plays, msPlayed } of months) {
    const year = `${start.slice(0, 4)}-01-01`;
    const sum = years.get(year) ?? { start: year, plays: 0, msPlayed: 0 };
    years.set(year, { start: year, plays: sum.plays + plays, msPlayed: sum.msPlayed + msPlayed });
  }
  return [...years.values()];
}

/** The days of a step, both included. */
export function daysOfStep({ start }: Pick<Step, 'start'>, by: Bucket): { from: string; to: string } {
  const from = start.slice(0, 10);
  switch (by) {
    case 'HOUR':
    case 'DAY':
      return { from, to: from };
    case 'WEEK':
      return { from, to: addDays(from, 6) };
    case 'MONTH':
      return { from, to: lastDayOfMonth(from.slice(0, 7)) };
    case 'YEAR':
      return { from, to: `${from.slice(0, 4)}-12-31` };
  }
}

/**
 * The period that shows a step closer, as far as it lies `within` the days that were shown; null for hours, which
 * cannot be shown closer.
 */
export function periodOfStep(
  step: Pick<Step, 'start'>,
  by: Bucket,
  within: { firstDay: string | null; lastDay: string | null },
): Period | null {
  if (by === 'HOUR') return null;
  if (by === 'YEAR') return { year: Number(step.start.slice(0, 4)) };
  if (by === 'MONTH') return { month: step.start.slice(0, 7) };
  const { from, to } = daysOfStep(step, by);
  const { firstDay, lastDay } = within;
  return { days: { from: firstDay && firstDay > from ? firstDay : from, to: lastDay && lastDay < to ? lastDay : to } };
}
