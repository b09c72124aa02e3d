import type { Tracks } from './history';
import { remembered } from './remembered';
import type { Selection } from './selection';
import { sumBy, type Sums } from './sums';

/** {@link Sums} per circumstance, with what statistics of skips and completion need. */
export interface PlaybackSums extends Sums {
  /** All stored plays, counted or not. */
  readonly stored: Uint32Array;
  /** Sum over the measured plays of the share (0..1) of the track that was streamed. */
  readonly shares: number;
  /** Stored plays of which both is known, what was streamed and how long the track is. */
  readonly measured: number;
}

/** Per track: what share of it a millisecond is; 0 where its length is unknown. To multiply is quicker than to divide. */
export const shareOfMs = remembered(({ durationMs }: Tracks) =>
  Float64Array.from(durationMs, (duration) => (duration > 0 ? 1 / duration : 0)),
);

/** {@link Sums} per circumstance. Computed once per selection. */
export const sumsByCircumstance = remembered((selection: Selection): Sums => {
  const { plays, circumstances } = selection.history;
  return sumBy(selection, selection.column(plays.circumstance), circumstances.length);
});

/**
 * One pass over the selected plays on top of {@link sumsByCircumstance}, without a branch as {@link sumBy}: signs say that a
 * time is known (not below 0), that a length is (above 0), and that more was streamed than the track is long. Computed once
 * per selection.
 */
export const playbackSums = remembered((selection: Selection): PlaybackSums => {
  const { plays, circumstances, catalogue } = selection.history;
  const { durationMs } = catalogue.tracks;
  const shareOf = shareOfMs(catalogue.tracks);
  const keys = selection.column(plays.circumstance);
  const track = selection.column(plays.track);
  const msPlayed = selection.column(plays.msPlayed);
  const stored = new Uint32Array(circumstances.length);
  let shares = 0;
  let measured = 0;
  for (let i = 0; i < keys.length; i++) {
    const index = track[i]!;
    const duration = durationMs[index]!;
    const ms = msPlayed[i]!;
    const isMeasured = (~ms & -duration) >>> 31;
    const beyond = (duration - ms) >> 31;
    const heard = ms + ((duration - ms) & beyond);
    stored[keys[i]!]!++;
    shares += (heard & -isMeasured) * shareOf[index]!;
    measured += isMeasured;
  }
  const { plays: counted, msPlayed: time } = sumsByCircumstance(selection);
  return { plays: counted, msPlayed: time, stored, shares, measured };
});
