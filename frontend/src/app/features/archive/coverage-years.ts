import { addDays, countDays } from '@audiospective/period';
import type { CalendarYear } from '../../ui/charts/calendar-weeks';
import { countStates, type CoverageDays, type DayRun, type DayState, runsOf } from './coverage-days';

/** What is known of the days of a year, or of the part of it that the archive reaches. */
export interface CoverageYear extends CalendarYear {
  states: readonly DayState[];
  /** How many of its days are wholly known. */
  covered: number;
  /** Days in a row of the same state, counted from 1 January. */
  runs: readonly DayRun[];
}

/** The years of the archive, newest first. */
export function coverageYears({ firstDay, states }: CoverageDays): CoverageYear[] {
  const years: CoverageYear[] = [];
  for (let from = 0; from < states.length;) {
    const day = addDays(firstDay, from);
    const year = Number(day.slice(0, 4));
    const count = Math.min(countDays(day, `${year}-12-31`), states.length - from);
    years.push({ year, firstDay: day, from, count, ...about(states.slice(from, from + count), day) });
    from += count;
  }
  return years.reverse();
}

function about(states: readonly DayState[], firstDay: string): Pick<CoverageYear, 'states' | 'covered' | 'runs'> {
  const { BOTH, WATCHED, EXPORTED } = countStates(states);
  const before = countDays(`${firstDay.slice(0, 4)}-01-01`, firstDay) - 1;
  const runs = runsOf(states).map(({ state, from, to }) => ({ state, from: from + before, to: to + before }));
  return { states, covered: BOTH + WATCHED + EXPORTED, runs };
}

/** The year that `text` names, as far as the archive has it; otherwise the newest. */
export function yearNamed(years: readonly CoverageYear[], text: string | undefined): CoverageYear | undefined {
  return years.find(({ year }) => String(year) === text) ?? years[0];
}
