import type { PlayColumns } from './history';

/** The first row that ended at `at` (UTC milliseconds) or later; the number of rows when there is none. */
export function firstRowFrom(plays: PlayColumns, at: number): number {
  let low = 0;
  let high = plays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (playedAt(plays, middle) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** End of the play in a row, in UTC milliseconds. */
export function playedAt(plays: PlayColumns, row: number): number {
  return plays.second[row]! * 1000 + plays.millisecond[row]!;
}
