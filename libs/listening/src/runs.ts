import type { PlayColumns } from './history';
import { pieceAt, type Zone } from './zone';

/** Successive plays between two changes of the clocks: positions `from` up to `to` (without it). */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Seconds that local time is ahead of UTC in all of them. */
  readonly offset: number;
}

/** Plays in the order of time: `rows`, or without them `length` rows from `first`. */
export interface PlaysInZone {
  readonly plays: PlayColumns;
  readonly zone: Zone;
  readonly rows: Uint32Array | null;
  readonly first: number;
  readonly length: number;
}

/** The plays, cut where the clocks of the zone change. Without plays there are no runs. */
export function runsOf(inZone: PlaysInZone): Run[] {
  const { zone, length } = inZone;
  const runs: Run[] = [];
  for (let from = 0; from < length;) {
    const piece = pieceAt(zone, secondAt(inZone, from));
    const end = zone.start[piece + 1];
    const to = end === undefined ? length : positionFrom(inZone, from, end);
    runs.push({ from, to, offset: zone.offset[piece]! });
    from = to;
  }
  return runs;
}

/** The first position from `from` on whose play ended at a UTC second or later. */
function positionFrom(inZone: PlaysInZone, from: number, second: number): number {
  let low = from;
  let high = inZone.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (secondAt(inZone, middle) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

function secondAt({ plays, rows, first }: PlaysInZone, position: number): number {
  return plays.second[rows === null ? first + position : rows[position]!]!;
}
