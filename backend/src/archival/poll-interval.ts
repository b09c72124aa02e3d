/** Never more plays than this are expected between two polls: half of Spotify's window of 50 (CAP-2). */
export const EXPECTED_PLAYS = 25;

const HOUR_MS = 3_600_000;

/** Over how many hours the pace of listening is measured; the fastest counts. */
const SPANS_H = [1, 3, 24];

/** After a possible gap the next poll comes in a quarter of the time. */
const GAP_DIVISOR = 4;

/** What the next interval depends on. */
export interface Listening {
  /** Ends of the newest plays, in any order. */
  playedAt: readonly Date[];
  now: Date;
  /** The interval that led to this poll, in ms. */
  previousMs: number;
  /** True when plays may have been lost since the last poll. */
  gap: boolean;
}

/** Milliseconds until the next poll: the faster somebody listens the sooner, within the bounds. */
export function nextIntervalMs(listening: Listening, bounds: { minMs: number; maxMs: number }): number {
  const byPace = EXPECTED_PLAYS / playsPerMs(listening);
  const wanted = listening.gap ? Math.min(byPace, listening.previousMs / GAP_DIVISOR) : byPace;
  return Math.round(Math.min(Math.max(wanted, bounds.minMs), bounds.maxMs));
}

function playsPerMs({ playedAt, now }: Listening): number {
  const paces = SPANS_H.map((hours) => {
    const since = now.getTime() - hours * HOUR_MS;
    return playedAt.filter((end) => end.getTime() > since).length / (hours * HOUR_MS);
  });
  return Math.max(...paces);
}
