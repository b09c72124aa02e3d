import { formatDuration } from './format';
import type { Tone } from './notice';

/** How the archive of a listener can be, as the server names it. */
export type ArchiveStateName =
  'WATCHING' | 'DEGRADED' | 'PAUSED' | 'RECONNECT_NEEDED' | 'QUARANTINED' | 'RATE_LIMITED' | 'QUOTA_EXHAUSTED';

/** The state of the archive for the listener. */
export interface ArchiveStateWords {
  title: string;
  tone: Tone;
  /** Whether plays go on being collected by themselves. */
  watching: boolean;
  /** The next step is to sign in at Spotify again. */
  signInNeeded: boolean;
}

const WAITS = { tone: 'warn', watching: false, signInNeeded: false } as const;

const STATES: Record<ArchiveStateName, ArchiveStateWords> = {
  WATCHING: { title: 'Watching', tone: 'good', watching: true, signInNeeded: false },
  DEGRADED: { title: 'Watching, with hiccups', tone: 'warn', watching: true, signInNeeded: false },
  PAUSED: { title: 'Paused for a while', ...WAITS },
  RECONNECT_NEEDED: { title: 'Disconnected from Spotify', tone: 'bad', watching: false, signInNeeded: true },
  QUARANTINED: { title: 'Waiting for Spotify to recover', ...WAITS },
  RATE_LIMITED: { title: 'Spotify asked us to wait', ...WAITS },
  QUOTA_EXHAUSTED: { title: 'Out of calls for now', ...WAITS },
};

/** The state in words. */
export function archiveStateWords(state: ArchiveStateName): ArchiveStateWords {
  return STATES[state];
}

/** What a poll led to, and where that helps, when to ask again; empty where nothing is to be told. */
export function pollWords(
  outcome: { message: string; retryAfterMs: number | null } | undefined,
  locale: string,
): string {
  const { message = '', retryAfterMs = null } = outcome ?? {};
  return retryAfterMs === null ? message : `${message} ${againWords(retryAfterMs, locale)}`;
}

function againWords(ms: number, locale: string): string {
  if (ms < 1000) return 'Try again.';
  const unit = ms < 60_000 ? 1000 : 60_000;
  return `Try again in ${formatDuration(Math.ceil(ms / unit) * unit, locale, 'long')}.`;
}
