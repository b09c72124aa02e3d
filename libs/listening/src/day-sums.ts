import { dayOfHour, HOURS_OF_DAY } from './days';
import type { Selection } from './selection';
import type { Sums } from './sums';

/** Counted plays and time per local day, without a gap. */
export interface DaySums extends Sums {
  /** The day that the columns begin with, as the number of days since 1970-01-01. */
  readonly first: number;
}

/** The sums of the hours by day, from the day of the first to that of the last; empty columns without a selected row. */
export function sumByDay({ hours }: Selection): DaySums {
  const first = dayOfHour(hours.first);
  const length = hours.plays.length === 0 ? 0 : dayOfHour(hours.first + hours.plays.length - 1) + 1 - first;
  const plays = new Uint32Array(length);
  const msPlayed = new Float64Array(length);
  for (let i = 0; i < hours.plays.length; i++) {
    const day = Math.floor((hours.first + i) / HOURS_OF_DAY) - first;
    plays[day]! += hours.plays[i]!;
    msPlayed[day]! += hours.msPlayed[i]!;
  }
  return { first, plays, msPlayed };
}
