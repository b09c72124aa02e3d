import { KeptFormats } from './kept-formats';

const DAY_MS = 86_400_000;
/** Names of the time zone database only; offsets such as `+01:00` mean the opposite to some databases. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/;

/** `GMT+05:45`, `GMT-00:44:30`; `GMT` alone is none. */
const OFFSET = /GMT([+-])(\d+):(\d+)(?::(\d+))?$/;

/** Whether the name is a time zone that this runtime knows (`Europe/Berlin`, `UTC`). */
export function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The local day (`2024-03-05`) of an instant. */
export function localDay(instant: Date, timeZone: string): string {
  const local = instant.getTime() + offsetAt(instant.getTime(), timeZone);
  return new Date(local).toISOString().slice(0, -'T00:00:00.000Z'.length);
}

/**
 * The first instant of a local day. Where the clocks skip midnight it is the moment they jump; where midnight comes
 * twice it is the first one; a day that the zone left out altogether starts when the next one does.
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(day);
  const before = offsetAt(midnight - DAY_MS, timeZone);
  const after = offsetAt(midnight + DAY_MS, timeZone);
  const candidates = [midnight - Math.max(before, after), midnight - Math.min(before, after)];
  const exact = candidates.find((instant) => instant + offsetAt(instant, timeZone) === midnight);
  return new Date(exact ?? endOfGap(midnight, timeZone));
}

/** The moment at which local time jumps over the given midnight; local times are read as if they were UTC. */
function endOfGap(midnight: number, timeZone: string): number {
  let before = midnight - DAY_MS;
  let after = midnight + DAY_MS;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(middle, timeZone) < midnight) before = middle;
    else after = middle;
  }
  return after;
}

/** More zones than differ anywhere today; each takes some kilobytes. */
const formats = new KeptFormats(200);

/**
 * Milliseconds that local time is ahead of UTC at an instant (UTC milliseconds); to the second, as the offsets of a hundred years
 * ago were. Throws a RangeError when the runtime does not know the zone.
 */
export function offsetAt(instant: number, timeZone: string): number {
  const name = formatOf(timeZone).format(instant);
  const [, sign, hours, minutes, seconds] = OFFSET.exec(name) ?? [];
  if (sign === undefined) return 0;
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  return sign === '-' ? -ahead : ahead;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return formats.get(timeZone, () => {
    // The hour is there because this is the fastest format that has the offset.
    const parts = { hour: 'numeric', hourCycle: 'h23', timeZoneName: 'longOffset' } as const;
    return new Intl.DateTimeFormat('en-US', { timeZone, ...parts });
  });
}
