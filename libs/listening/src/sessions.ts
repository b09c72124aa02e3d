import { UNKNOWN } from './history';
import type { Selection } from './selection';

/** The longest silence within a session. */
export const SESSION_GAP_MS = 30 * 60_000;

/** Plays one after the other. Instants are UTC milliseconds. */
export interface ListeningSession {
  /** Start of the first play. */
  startedAt: number;
  /** End of the last play. */
  endedAt: number;
  /** From start to end, silence included. */
  ms: number;
  /** Counted plays. */
  plays: number;
}

/** What is known of all sessions; averages are 0 without a session. */
export interface Sessions {
  count: number;
  averageMs: number;
  /** Counted plays per session. */
  averagePlays: number;
  /** By time, then by plays, then the earliest; null without a session. */
  longest: ListeningSession | null;
}

/**
 * The sessions that the counted plays of a selection form: a play that starts more than 30 minutes after the end of the one
 * before opens a new one. A play starts as long before its end as it was streamed; where nobody knows, as the track is long.
 * The bounds of the period and filters cut sessions: what is not selected is silence.
 */
export function sessions(selection: Selection): Sessions {
  const { history, minimum } = selection;
  const { durationMs } = history.catalogue.tracks;
  const second = selection.column(history.plays.second);
  const millisecond = selection.column(history.plays.millisecond);
  const track = selection.column(history.plays.track);
  const msPlayed = selection.column(history.plays.msPlayed);
  const tally = new SessionTally();
  for (let i = 0; i < second.length; i++) {
    const index = track[i]!;
    let ms = msPlayed[i]!;
    if (ms === UNKNOWN) ms = Math.max(durationMs[index]!, 0);
    else if (ms < minimum[index]!) continue;
    tally.add(second[i]! * 1000 + millisecond[i]!, ms);
  }
  return tally.result();
}

/** Takes counted plays in the order of time. */
class SessionTally {
  private count = 0;
  private ms = 0;
  private plays = 0;
  private longest: ListeningSession | null = null;
  private readonly open = { startedAt: 0, endedAt: -Infinity, plays: 0 };

  add(endedAt: number, ms: number): void {
    const { open } = this;
    if (endedAt - ms - open.endedAt > SESSION_GAP_MS) {
      this.close();
      open.startedAt = endedAt - ms;
      open.plays = 0;
    }
    open.endedAt = endedAt;
    open.plays++;
  }

  result(): Sessions {
    this.close();
    const { count, ms, plays, longest } = this;
    return { count, averageMs: ms / Math.max(count, 1), averagePlays: plays / Math.max(count, 1), longest };
  }

  private close(): void {
    const { startedAt, endedAt, plays } = this.open;
    if (plays === 0) return;
    const ms = endedAt - startedAt;
    this.count++;
    this.ms += ms;
    this.plays += plays;
    const { longest } = this;
    if (longest === null || (ms - longest.ms || plays - longest.plays) > 0) {
      this.longest = { startedAt, endedAt, ms, plays };
    }
  }
}
