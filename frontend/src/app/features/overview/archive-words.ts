import type { Tone } from '../../ui/notice';
import type { ArchiveNowMutation, ArchiveState, ArchiveStatusFragment } from './overview.generated';

/** The state of the archive as the overview shows it. */
export interface StateWords {
  title: string;
  tone: Tone;
  /** The next step is to sign in at Spotify again. */
  signInNeeded: boolean;
}

const STATES: Record<ArchiveState, StateWords> = {
  WATCHING: { title: 'Watching', tone: 'good', signInNeeded: false },
  DEGRADED: { title: 'Watching, with hiccups', tone: 'warn', signInNeeded: false },
  PAUSED: { title: 'Paused for a while', tone: 'warn', signInNeeded: false },
  RECONNECT_NEEDED: { title: 'Disconnected from Spotify', tone: 'bad', signInNeeded: true },
  QUARANTINED: { title: 'Waiting for Spotify to recover', tone: 'warn', signInNeeded: false },
  RATE_LIMITED: { title: 'Spotify asked us to wait', tone: 'warn', signInNeeded: false },
  QUOTA_EXHAUSTED: { title: 'Out of calls for now', tone: 'warn', signInNeeded: false },
};

export function stateWords(state: ArchiveState): StateWords {
  return STATES[state];
}

/** A warning about the end of Spotify's consent; null while it is far away. */
export function consentWarning({ notice, daysLeft }: ArchiveStatusFragment['consent']) {
  if (notice === 'NONE') return null;
  if (notice === 'ENDED') return { tone: 'bad' as const, headline: 'Spotify’s permission has ended' };
  const days = daysLeft === 1 ? '1 day' : `${daysLeft} days`;
  const tone = notice === 'ENDS_THIS_WEEK' ? ('bad' as const) : ('warn' as const);
  return { tone, headline: `Spotify’s permission ends in ${days}` };
}

/** `Plays may be missing in 3 places`; empty where none are. */
export function gapsWords(gaps: number): string {
  if (gaps === 0) return '';
  return gaps === 1 ? 'Plays may be missing' : `Plays may be missing in ${gaps} places`;
}

/** What the wish for a poll led to. */
export function wishOutcome(result: ArchiveNowMutation['archiveNow']): string {
  return result.__typename === 'Archive' ? 'Spotify will be asked in a moment.' : result.message;
}

/** What the poll that has ended between two looks brought; empty for one that failed, undefined when none has ended. */
export function pollOutcome(before: ArchiveStatusFragment, archive: ArchiveStatusFragment): string | undefined {
  if (archive.pollRunning) return undefined;
  if (archive.lastPolledAt === before.lastPolledAt) return before.pollRunning ? '' : undefined;
  const newPlays = archive.lastPollNewPlays;
  if (!newPlays) return 'Checked: nothing new since last time.';
  return newPlays === 1 ? 'Checked: 1 new play.' : `Checked: ${newPlays} new plays.`;
}
