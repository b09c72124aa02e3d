import { formatCount, formatPlays } from '../format';
import type { ChartTable } from './figure';
import { formatHours, weekdayNames } from './week';

type Clock = readonly (readonly number[])[];

const PARTS = [0, 6, 12, 18];
const PART_HOURS = 6;

/** `Most on Friday, 18:00–19:00: 14 plays.`, true where several hours share the first place; empty without plays. */
export function clockSummary(clock: Clock, locale: string): string {
  const cells = clock.flatMap((day, index) => day.map((plays, hour) => ({ day: index, hour, plays })));
  const peak = cells.reduce((best, cell) => (cell.plays > best.plays ? cell : best), { day: 0, hour: 0, plays: 0 });
  if (peak.plays === 0) return '';
  const when = `${weekdayNames(locale, 'long')[peak.day] ?? ''}, ${formatHours(peak.hour, peak.hour + 1, locale)}`;
  if (sum(cells.map((cell) => cell.plays)) === 1) return `The only play was on ${when}.`;
  const plays = formatPlays(peak.plays, locale);
  const shared = cells.filter((cell) => cell.plays === peak.plays).length > 1;
  return shared ? `No hour has more than ${when}, with ${plays}.` : `Most on ${when}: ${plays}.`;
}

/** Plays of each day of the week in four parts of the day. */
export function clockTable(clock: Clock, locale: string): ChartTable {
  const days = weekdayNames(locale, 'long');
  return {
    caption: 'Plays by day of the week and part of the day',
    columns: ['Day', ...PARTS.map((from) => formatHours(from, from + PART_HOURS, locale))],
    rows: clock.map((day, index) => [
      days[index] ?? '',
      ...PARTS.map((from) => formatCount(sum(day.slice(from, from + PART_HOURS)), locale)),
    ]),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
