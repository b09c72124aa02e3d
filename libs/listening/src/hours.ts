import { runsOf, type Run } from './runs';
import type { Selection } from './selection';
import { sumBy, type Sums } from './sums';

/** Counted plays and time per local hour of the end of the play, without a gap. */
export interface Hours extends Sums {
  /** The hour that the columns begin with, counted from 1970-01-01T00 in local time. */
  readonly first: number;
}

/** One pass over the selected plays. When clocks go back, the hour that comes twice is one hour here. */
export function sumByHour(selection: Selection): Hours {
  const second = selection.column(selection.history.plays.second);
  const runs = runsOf(second, selection.question.zone);
  const { first, length } = spanOf(second, runs);
  const hours = new Uint32Array(second.length);
  for (const run of runs) writeHours(hours, second, { ...run, first });
  const { plays, msPlayed } = sumBy(selection, hours, length);
  return { first, plays, msPlayed };
}

/** From the earliest to the latest hour: within a run the first and the last play have them. */
function spanOf(second: Uint32Array, runs: readonly Run[]): { first: number; length: number } {
  if (runs.length === 0) return { first: 0, length: 0 };
  const hour = (position: number, offset: number) => Math.floor((second[position]! + offset) / 3600);
  const first = Math.min(...runs.map(({ from, offset }) => hour(from, offset)));
  const last = Math.max(...runs.map(({ to, offset }) => hour(to - 1, offset)));
  return { first, length: last - first + 1 };
}

/** Hours from `first` on, which no play is before: the column cuts off the fraction. */
function writeHours(
  hours: Uint32Array,
  second: Uint32Array,
  { from, to, offset, first }: Run & { first: number },
): void {
  const shift = offset - first * 3600;
  for (let i = from; i < to; i++) hours[i] = (second[i]! + shift) / 3600;
}
