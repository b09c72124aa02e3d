import { offsetAt as offsetOfInstant } from '@audiospective/period';

/** Local time of a zone as pieces of constant offset, from 1970 to 2106: wherever a play can be. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** UTC second at which piece i begins; the first is -Infinity. */
  readonly start: Float64Array;
  /** Seconds that local time is ahead of UTC in piece i. */
  readonly offset: Int32Array;
}

/** The shortest time between two changes of a clock was a week less an hour: Recife, in October 2000. */
const STEP = 5 * 86_400;
/** The last second that a column of seconds can hold: in February 2106. */
const LAST_SECOND = 0xffff_ffff;

const zones = new Map<string, Zone>();

/** The zone with this IANA name, found once per process. Throws a RangeError when the runtime does not know the name. */
export function zoneOf(timeZone: string): Zone {
  const key = timeZone.toLowerCase();
  let zone = zones.get(key);
  if (zone === undefined) {
    zone = readZone(timeZone);
    zones.set(key, zone);
  }
  return zone;
}

/** The number of the piece in which a UTC second from 1970 to 2106 lies. */
export function pieceAt(zone: Zone, second: number): number {
  let low = 0;
  let high = zone.start.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (zone.start[middle]! <= second) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Seconds that local time is ahead of UTC at a UTC second, which may lie before 1970 or after 2106: periods do, plays do not. */
export function offsetAt(zone: Zone, second: number): number {
  if (second < 0 || second > LAST_SECOND) return exactOffset(zone.name, second);
  return zone.offset[pieceAt(zone, second)]!;
}

function exactOffset(name: string, second: number): number {
  return offsetOfInstant(second * 1000, name) / 1000;
}

/** Looks at the clock in steps, and closely where two looks differ. */
function readZone(name: string): Zone {
  const clock = (second: number) => exactOffset(name, second);
  let current = clock(0);
  const start = [-Infinity];
  const offset = [current];
  for (let from = 0; from < LAST_SECOND; from += STEP) {
    const to = Math.min(from + STEP, LAST_SECOND);
    const after = clock(to);
    if (after === current) continue;
    start.push(changeBetween(clock, from, to));
    offset.push(after);
    current = after;
  }
  return { name, start: Float64Array.from(start), offset: Int32Array.from(offset) };
}

/** The first second at which the clock says what it says at `to`. */
function changeBetween(clock: (second: number) => number, from: number, to: number): number {
  const after = clock(to);
  let before = from;
  let first = to;
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (clock(middle) === after) first = middle;
    else before = middle;
  }
  return first;
}
