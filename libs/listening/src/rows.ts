import type { History } from './history';
import type { Match } from './matching';
import { runsOf, type Run } from './runs';
import type { Zone } from './zone';

/** Hours from Monday 0:00 to the beginning of 1970, a Thursday; a week more, for local times before that. */
const HOURS_BEFORE_1970 = 3 * 24 + 168;

/** The rows from `first` up to `end` (without it) that match, ascending. */
export function rowsOf(history: History, zone: Zone, range: { first: number; end: number; match: Match }): Uint32Array {
  const { first, end, match } = range;
  const rows = new Uint32Array(end - first);
  const runs =
    match.hours === null
      ? [{ from: 0, to: end - first, offset: 0 }]
      : runsOf(history.plays.second.subarray(first, end), zone);
  let found = 0;
  for (const run of runs) found = keepMatching(history, match, { run, first, rows, found });
  return rows.slice(0, found);
}

function keepMatching(
  { plays }: History,
  { tracks, circumstances, hours }: Match,
  into: { run: Run; first: number; rows: Uint32Array; found: number },
): number {
  const { track, circumstance, second } = plays;
  const { rows, first, run } = into;
  let { found } = into;
  for (let row = first + run.from; row < first + run.to; row++) {
    if (tracks !== null && tracks[track[row]!] === 0) continue;
    if (circumstances !== null && circumstances[circumstance[row]!] === 0) continue;
    if (hours !== null && hours[hourOfWeek(second[row]! + run.offset)] === 0) continue;
    rows[found++] = row;
  }
  return found;
}

function hourOfWeek(localSecond: number): number {
  return (Math.floor(localSecond / 3600) + HOURS_BEFORE_1970) % 168;
}
