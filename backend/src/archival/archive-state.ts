import type { BreakerState, FailureKind } from '../circuit-breaker/circuit-breaker';
import { ArchiveState } from './polling.model';
import type { Wait } from './spotify/spotify-limiter';

/** What the state of an archive follows from. */
export interface ArchiveFacts {
  accountState: 'CONNECTED' | 'RECONNECT_NEEDED' | 'QUARANTINED';
  consentEnded: boolean;
  wait: Wait | null;
  breakerState: BreakerState;
  breakerCause: FailureKind | null;
}

const SENTENCES: Readonly<Record<ArchiveState, string>> = {
  WATCHING: 'Your listening is being archived.',
  DEGRADED: 'The last look at Spotify failed; it is tried again soon.',
  PAUSED: 'Spotify could not be read several times in a row. Archiving waits and then tries again.',
  RECONNECT_NEEDED: 'Spotify needs you to sign in again before archiving can go on.',
  QUARANTINED: 'Spotify refuses many sign-ins at the moment. Yours is kept and tried again; you need not do anything.',
  RATE_LIMITED: 'Spotify asked this application to slow down. Archiving goes on by itself.',
  QUOTA_EXHAUSTED: "This application's calls to Spotify are used up for now. Archiving goes on by itself.",
};

const REFUSED =
  'Spotify refused several times in a row. Signing in again may help; otherwise archiving waits and then tries again.';

/** The worst of what is wrong, in a word and in a sentence for the listener. */
export function archiveState(facts: ArchiveFacts): { state: ArchiveState; stateMessage: string } {
  const state = stateOf(facts);
  const refused = state === ArchiveState.PAUSED && facts.breakerCause === 'AUTH';
  return { state, stateMessage: refused ? REFUSED : SENTENCES[state] };
}

function stateOf({ accountState, consentEnded, wait, breakerState }: ArchiveFacts): ArchiveState {
  if (accountState === 'RECONNECT_NEEDED' || consentEnded) return ArchiveState.RECONNECT_NEEDED;
  if (accountState === 'QUARANTINED') return ArchiveState.QUARANTINED;
  if (wait?.reason === 'RATE_LIMIT') return ArchiveState.RATE_LIMITED;
  if (wait) return ArchiveState.QUOTA_EXHAUSTED;
  if (breakerState === 'OPEN' || breakerState === 'HALF_OPEN') return ArchiveState.PAUSED;
  return breakerState === 'DEGRADED' ? ArchiveState.DEGRADED : ArchiveState.WATCHING;
}
