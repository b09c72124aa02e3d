import type { Selection } from './selection';

/** Counted plays and time per entry (track, artist, album, genre, context or hour). */
export interface Sums {
  /** Counted plays. */
  readonly plays: Uint32Array;
  /** Milliseconds of all stored plays, counted or not; an unknown `msPlayed` is the length of the track (0 if unknown). */
  readonly msPlayed: Float64Array;
}

/** {@link Sums} with how much of the time is not known but the length of the track. */
export interface TimedSums extends Sums {
  /** Milliseconds within the sum of `msPlayed` that come from lengths of tracks. */
  readonly msEstimated: number;
}

/**
 * One pass over the selected plays: play i adds to entry `keys[i]`.
 *
 * Without a branch, as which plays count or are unknown is as good as random: a processor that guesses takes twice as long.
 * An unknown `msPlayed` is -1: its sign says so, and adding the sign makes it 0.
 */
export function sumBy(selection: Selection, keys: Uint16Array | Uint32Array, entries: number): TimedSums {
  const { history, minimum } = selection;
  const { durationMs } = history.catalogue.tracks;
  const track = selection.column(history.plays.track);
  const msPlayed = selection.column(history.plays.msPlayed);
  const plays = new Uint32Array(entries);
  const time = new Float64Array(entries);
  let msEstimated = 0;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const index = track[i]!;
    const ms = msPlayed[i]!;
    const unknown = ms >>> 31;
    const estimate = Math.max(durationMs[index]!, 0) & -unknown;
    plays[key]! += unknown | ((minimum[index]! - 1 - ms) >>> 31);
    time[key]! += ms + unknown + estimate;
    msEstimated += estimate;
  }
  return { plays, msPlayed: time, msEstimated };
}
