import { addDays, startOfDay } from '@audiospective/period';
import { Random } from './random';

/** How likely an hour of the day is, from midnight: on the way, at work, in the evening; at weekends later. */
const WORKDAY = [2, 1, 1, 0, 0, 1, 3, 8, 9, 6, 6, 6, 5, 6, 6, 6, 7, 9, 10, 10, 9, 8, 6, 4];
const WEEKEND = [5, 4, 3, 1, 1, 0, 1, 1, 2, 4, 6, 8, 8, 8, 8, 8, 8, 8, 9, 9, 10, 10, 10, 8];
const ZONE = 'Europe/Berlin';
const HOUR_MS = 3_600_000;
/** So many plays fill an hour. */
const PLAYS_PER_HOUR = 15;
const USUAL_STEP_MS = 210_000;
const DAY_OFF = 0.05;

/** Ends of so many plays in ascending order (UTC ms, no two alike), over whole local days of Berlin that end with `lastDay`. */
export function endsOfPlays(plays: number, lastDay: string, days: number, random: Random): Float64Array {
  const ends = new Float64Array(plays);
  const quotas = quotasOf(plays, days, random);
  let at = 0;
  let start = startOf(addDays(lastDay, 1 - days));
  for (let day = 0; day < days; day++) {
    const next = startOf(addDays(lastDay, 2 - days + day));
    at = fillDay({ ends, at, quota: quotas[day] as number }, { start, hours: (next - start) / HOUR_MS }, random);
    start = next;
  }
  return ends;
}

const startsOfDays = new Map<string, number>();

function startOf(day: string): number {
  let start = startsOfDays.get(day);
  if (start === undefined) startsOfDays.set(day, (start = startOfDay(day, ZONE).getTime()));
  return start;
}

/** Plays of each day: some days off, some long; together exactly `plays`. */
function quotasOf(plays: number, days: number, random: Random): Int32Array {
  const weights = Float64Array.from({ length: days }, () => (random.chance(DAY_OFF) ? 0 : 0.3 + 1.4 * random.next()));
  weights[days - 1] = 1;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return Int32Array.from(weights, (weight) => {
    reached += weight;
    const quota = Math.round((plays * reached) / total) - given;
    given += quota;
    return quota;
  });
}

interface Filling {
  ends: Float64Array;
  at: number;
  quota: number;
}

/** Spreads the plays of a day over its liveliest hours; answers where the next day goes on. */
function fillDay({ ends, at, quota }: Filling, day: { start: number; hours: number }, random: Random): number {
  const hours = liveHours(Math.min(day.hours, Math.ceil(quota / PLAYS_PER_HOUR)), day, random);
  let left = quota;
  for (const [index, hour] of hours.entries()) {
    const n = Math.round(left / (hours.length - index));
    const step = Math.min(USUAL_STEP_MS, HOUR_MS / n);
    for (let i = 0; i < n; i++) ends[at++] = Math.floor(day.start + hour * HOUR_MS + (i + 0.9 * random.next()) * step);
    left -= n;
  }
  return at;
}

/** So many different hours of a day in ascending order, drawn by their weight. */
function liveHours(count: number, { start, hours }: { start: number; hours: number }, random: Random): number[] {
  const weights = isWeekend(start) ? WEEKEND : WORKDAY;
  const drawn = Array.from({ length: hours }, (_, hour) => {
    const weight = 0.1 + (weights[hour] ?? 1);
    return { hour, key: Math.log(1 - random.next()) / weight };
  });
  return drawn
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ hour }) => hour)
    .sort((a, b) => a - b);
}

/** `start` is a midnight in Berlin: noon of that day is on the same day in UTC. */
function isWeekend(start: number): boolean {
  return [0, 6].includes(new Date(start + 12 * HOUR_MS).getUTCDay());
}
