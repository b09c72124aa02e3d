import { UNKNOWN } from './history';
import type { Selection } from './selection';

/** Counted plays and time per entry (track, artist, album, genre or context). */
export interface Sums {
  /** Counted plays. */
  readonly plays: Uint32Array;
  /** Milliseconds of all stored plays, counted or not; an unknown `msPlayed` is the length of the track (0 if unknown). */
  readonly msPlayed: Float64Array;
}

/** {@link Sums} per track, with how much of the time is not known but the length of the track. */
export interface TrackSums extends Sums {
  /** Milliseconds within the sum of `msPlayed` that come from lengths of tracks. */
  readonly msEstimated: number;
}

/** One pass over the selected plays. */
export function sumByTrack(selection: Selection): TrackSums {
  const { history, rows, first, length, minimum } = selection;
  const { track, msPlayed } = history.plays;
  const { durationMs } = history.catalogue.tracks;
  const plays = new Uint32Array(durationMs.length);
  const time = new Float64Array(durationMs.length);
  let msEstimated = 0;
  for (let i = 0; i < length; i++) {
    const row = rows === null ? first + i : rows[i]!;
    const index = track[row]!;
    let ms = msPlayed[row]!;
    if (ms === UNKNOWN) {
      ms = Math.max(durationMs[index]!, 0);
      msEstimated += ms;
      plays[index]!++;
    } else if (ms >= minimum[index]!) plays[index]!++;
    time[index]! += ms;
  }
  return { plays, msPlayed: time, msEstimated };
}
