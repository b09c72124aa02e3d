import { UNKNOWN } from './history';
import { runsOf, type Run } from './runs';
import type { Selection } from './selection';

/** Counted plays and time per local hour, without a gap. Hour 0 is 1970-01-01T00 in local time. */
export interface Hours {
  /** The hour that the columns begin with. */
  readonly first: number;
  /** Counted plays. */
  readonly plays: Uint32Array;
  /** Milliseconds of all stored plays that ended in the hour; an unknown `msPlayed` is the length of the track (0 if unknown). */
  readonly msPlayed: Float64Array;
}

/** One pass over the selected plays. When clocks go back, the hour that comes twice is one hour here. */
export function sumByHour(selection: Selection): Hours {
  const { history, question, rows, first, length } = selection;
  const runs = runsOf({ plays: history.plays, zone: question.zone, rows, first, length });
  const hours = emptyHours(selection, runs);
  for (const run of runs) addRun(hours, selection, run);
  return hours;
}

/** From the earliest to the latest hour: within a run the first and the last play have them. */
function emptyHours({ history, rows, first }: Selection, runs: readonly Run[]): Hours {
  if (runs.length === 0) return { first: 0, plays: new Uint32Array(0), msPlayed: new Float64Array(0) };
  const hourOf = (position: number, { offset }: Run) =>
    Math.floor((history.plays.second[rows === null ? first + position : rows[position]!]! + offset) / 3600);
  const firstHour = Math.min(...runs.map((run) => hourOf(run.from, run)));
  const length = Math.max(...runs.map((run) => hourOf(run.to - 1, run))) + 1 - firstHour;
  return { first: firstHour, plays: new Uint32Array(length), msPlayed: new Float64Array(length) };
}

function addRun(hours: Hours, { history, rows, first, minimum }: Selection, { from, to, offset }: Run): void {
  const { second, track, msPlayed } = history.plays;
  const { durationMs } = history.catalogue.tracks;
  for (let i = from; i < to; i++) {
    const row = rows === null ? first + i : rows[i]!;
    const hour = Math.floor((second[row]! + offset) / 3600) - hours.first;
    const index = track[row]!;
    const ms = msPlayed[row]!;
    if (ms === UNKNOWN || ms >= minimum[index]!) hours.plays[hour]!++;
    hours.msPlayed[hour]! += ms === UNKNOWN ? Math.max(durationMs[index]!, 0) : ms;
  }
}
