import { playedAt } from './bounds';
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
  const all = splitByGaps(selection);
  let ms = 0;
  let plays = 0;
  let longest: ListeningSession | null = null;
  for (const session of all) {
    ms += session.ms;
    plays += session.plays;
    if (longest === null || (session.ms - longest.ms || session.plays - longest.plays) > 0) longest = session;
  }
  const count = all.length;
  return { count, averageMs: ms / Math.max(count, 1), averagePlays: plays / Math.max(count, 1), longest };
}

function splitByGaps({ history, rows, first, length, minimum }: Selection): ListeningSession[] {
  const { plays, catalogue } = history;
  const found: ListeningSession[] = [];
  let open: ListeningSession | null = null;
  for (let i = 0; i < length; i++) {
    const row = rows === null ? first + i : rows[i]!;
    const track = plays.track[row]!;
    let ms = plays.msPlayed[row]!;
    if (ms === UNKNOWN) ms = Math.max(catalogue.tracks.durationMs[track]!, 0);
    else if (ms < minimum[track]!) continue;
    const endedAt = playedAt(plays, row);
    if (open === null || endedAt - ms - open.endedAt > SESSION_GAP_MS) {
      found.push((open = { startedAt: endedAt - ms, endedAt, ms, plays: 1 }));
    } else extend(open, endedAt);
  }
  return found;
}

function extend(session: ListeningSession, endedAt: number): void {
  session.endedAt = endedAt;
  session.ms = endedAt - session.startedAt;
  session.plays++;
}
