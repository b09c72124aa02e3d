import { sumByDay, type DaySums } from './day-sums';
import { dayNumber, dayText } from './days';
import type { Selection } from './selection';

/** Consecutive local days with at least one counted play each; both ends belong to it. */
export interface Streak {
  days: number;
  firstDay: string;
  lastDay: string;
}

export interface Streaks {
  /** The longest, the latest of several; null when no play counts. */
  longest: Streak | null;
  /** The one that reaches today or yesterday, so that it can still go on; null when there is none. */
  current: Streak | null;
}

/** The streaks among the selected plays. `today` is the listener's local day, as `2024-03-05`. */
export function streaks(selection: Selection, today: string): Streaks {
  const runs = runsOfDays(sumByDay(selection));
  const longest = runs.reduce<Run | null>((best, run) => (best && lengthOf(best) > lengthOf(run) ? best : run), null);
  const day = dayNumber(today);
  const current = runs.find((run) => run.first <= day && run.last >= day - 1);
  return { longest: streakOf(longest), current: streakOf(current ?? null) };
}

interface Run {
  first: number;
  last: number;
}

function runsOfDays({ first, plays }: DaySums): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i < plays.length; i++) {
    if (plays[i] === 0) continue;
    const day = first + i;
    const open = runs.at(-1);
    if (open?.last === day - 1) open.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

function lengthOf(run: Run): number {
  return run.last + 1 - run.first;
}

function streakOf(run: Run | null): Streak | null {
  return run && { days: lengthOf(run), firstDay: dayText(run.first), lastDay: dayText(run.last) };
}
