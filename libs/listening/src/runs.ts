import { pieceAt, type Zone } from './zone';

/** Successive plays between two changes of the clocks: positions `from` up to `to` (without it). */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Seconds that local time is ahead of UTC in all of them. */
  readonly offset: number;
}

/** UTC seconds in ascending order, cut where the clocks of a zone change. Without seconds there are no runs. */
export function runsOf(second: Uint32Array, zone: Zone): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < second.length;) {
    const piece = pieceAt(zone, second[from]!);
    const end = zone.start[piece + 1];
    const to = end === undefined ? second.length : positionFrom(second, from, end);
    runs.push({ from, to, offset: zone.offset[piece]! });
    from = to;
  }
  return runs;
}

/** The first position from `from` on that has the second `at` or a later one. */
function positionFrom(second: Uint32Array, from: number, at: number): number {
  let low = from;
  let high = second.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (second[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
