import { UNKNOWN } from './history';
import type { Selection } from './selection';
import type { Sums } from './sums';

/** {@link Sums} per circumstance, with what statistics of skips and completion need. */
export interface CircumstanceSums extends Sums {
  /** All stored plays, counted or not. */
  readonly stored: Uint32Array;
  /** Sum over the measured plays of the share (0..1) of the track that was streamed. */
  readonly shares: number;
  /** Stored plays of which both is known, what was streamed and how long the track is. */
  readonly measured: number;
}

/** One pass over the selected plays. */
export function sumByCircumstance({ history, rows, first, length, minimum }: Selection): CircumstanceSums {
  const { track, msPlayed, circumstance } = history.plays;
  const { durationMs } = history.catalogue.tracks;
  const stored = new Uint32Array(history.circumstances.length);
  const plays = new Uint32Array(stored.length);
  const time = new Float64Array(stored.length);
  let shares = 0;
  let measured = 0;
  for (let i = 0; i < length; i++) {
    const row = rows === null ? first + i : rows[i]!;
    const index = track[row]!;
    const circumstances = circumstance[row]!;
    const duration = durationMs[index]!;
    const ms = msPlayed[row]!;
    stored[circumstances]!++;
    if (ms === UNKNOWN || ms >= minimum[index]!) plays[circumstances]!++;
    time[circumstances]! += ms === UNKNOWN ? Math.max(duration, 0) : ms;
    if (ms === UNKNOWN || duration <= 0) continue;
    shares += ms < duration ? ms / duration : 1;
    measured++;
  }
  return { plays, msPlayed: time, stored, shares, measured };
}
