/** Local time of a zone as pieces of constant offset, from 1970 to 2106. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** UTC second at which piece i begins; the first is -Infinity. */
  readonly start: Float64Array;
  /** Seconds that local time is ahead of UTC in piece i. */
  readonly offset: Int32Array;
}

const WEEK = 7 * 86_400;
/** The last second that a column of seconds can hold: in February 2106. */
const LAST_SECOND = 0xffff_ffff;

const zones = new Map<string, Zone>();

/** The zone with this IANA name, found once per process. Throws a RangeError when nobody knows the name. */
export function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    zone = readZone(timeZone);
    zones.set(timeZone, zone);
  }
  return zone;
}

/** The number of the piece in which a UTC second lies. */
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

/** Seconds that local time is ahead of UTC at a UTC second. */
export function offsetAt(zone: Zone, second: number): number {
  return zone.offset[pieceAt(zone, second)]!;
}

/** Looks at the clock once a week; no zone has ever changed its clocks there and back within one. */
function readZone(name: string): Zone {
  const offsetOf = clockOf(name);
  const start = [-Infinity];
  const offset = [offsetOf(0)];
  for (let second = 0; second < LAST_SECOND; second += WEEK) {
    const end = Math.min(second + WEEK, LAST_SECOND);
    const after = offsetOf(end);
    if (after === offset.at(-1)) continue;
    start.push(changeBetween(offsetOf, second, end));
    offset.push(after);
  }
  return { name, start: Float64Array.from(start), offset: Int32Array.from(offset) };
}

/** The first second that has the offset of `end`. */
function changeBetween(offsetOf: (second: number) => number, begin: number, end: number): number {
  const after = offsetOf(end);
  let before = begin;
  let first = end;
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (offsetOf(middle) === after) first = middle;
    else before = middle;
  }
  return first;
}

/** The offset in seconds at a UTC second, as the platform's time zone data has it. */
function clockOf(timeZone: string): (second: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (second) => {
    const [month, day, year, hour, minute, rest] = format
      .format(second * 1000)
      .match(/\d+/g)!
      .map(Number);
    return Date.UTC(year!, month! - 1, day, hour, minute, rest) / 1000 - second;
  };
}
