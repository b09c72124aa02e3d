import { addDays } from '@audiospective/period';
import type { ChartTable } from '../../ui/charts/figure';
import { formatCount, formatDay, formatDayCount, formatDays, formatShare } from '../../ui/format';
import { countStates, type CoverageDays, DAY_STATES, type DayState, runsOf } from './coverage-days';

/** What a state of a day is called in the legend, and what it means. */
export const STATE_WORDS: Record<DayState, { name: string; meaning: string }> = {
  BOTH: { name: 'watched and exported', meaning: 'both tell the same day' },
  WATCHED: { name: 'watched', meaning: 'collected from Spotify as you listened' },
  EXPORTED: { name: 'from an export', meaning: 'Spotify’s own record, which you imported' },
  GAP: { name: 'possible gap', meaning: 'Spotify may have dropped plays before they were collected' },
  BLIND: { name: 'not known', meaning: 'nobody watched, and no export covers it' },
};

/** How many of all days are covered, and how the rest stands, in two sentences. */
export function coverageSummary({ states }: CoverageDays, locale: string): string {
  const counts = countStates(states);
  const covered = counts.BOTH + counts.WATCHED + counts.EXPORTED;
  const rest = [
    counts.GAP > 0 ? `${formatDayCount(counts.GAP, locale)} may have gaps` : '',
    counts.BLIND > 0
      ? `${formatDayCount(counts.BLIND, locale)} ${counts.BLIND === 1 ? 'is' : 'are'} not known, or only in part`
      : '',
  ].filter((part) => part !== '');
  const whole = `Of ${formatDayCount(states.length, locale)} since the first play, ${coveredShare(covered, states.length, locale)} are covered.`;
  return rest.length > 0 ? `${whole} ${rest.join(', and ')}.` : whole;
}

/** Rounded down: a single day that is not known keeps the share below 100%. */
export function coveredShare(covered: number, all: number, locale: string): string {
  return formatShare(all === 0 ? 0 : Math.floor((100 * covered) / all) / 100, locale);
}

/** What is known of one day. */
export function dayText({ firstDay, states, known }: CoverageDays, index: number, locale: string): string {
  const state = states[index] ?? 'BLIND';
  const share = known[index] ?? 0;
  const isPartly = state === 'BLIND' && share > 0;
  const what = isPartly ? `known in part (${formatShare(share, locale)})` : STATE_WORDS[state].name;
  return `${formatDay(addDays(firstDay, index), locale)}: ${what}`;
}

/** The days as spans of what is known, newest first. */
export function coverageTable({ firstDay, states }: CoverageDays, locale: string): ChartTable {
  const rows = runsOf(states).map(({ state, from, to }) => [
    formatDays(addDays(firstDay, from), addDays(firstDay, to), locale),
    STATE_WORDS[state].name,
    formatCount(to - from + 1, locale),
  ]);
  return { caption: 'What is known of each day', columns: ['Days', 'Known', 'Number'], rows: rows.reverse() };
}

/** One entry of the legend. */
export interface LegendEntry {
  state: DayState;
  name: string;
  meaning: string;
  days: string;
}

/** The states that occur, with how many days are in each. */
export function coverageLegend({ states }: CoverageDays, locale: string): LegendEntry[] {
  const counts = countStates(states);
  return DAY_STATES.filter((state) => counts[state] > 0).map((state) => ({
    state,
    ...STATE_WORDS[state],
    days: formatDayCount(counts[state], locale),
  }));
}
