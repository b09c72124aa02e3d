import { formatCount, formatDistance, formatDuration } from '../../ui/format';
import type { IconName } from '../../ui/icon';
import type { ArchiveHealthFieldsFragment, ArchiveState } from './archive.generated';
import type { CheckNowResult } from './archive-data';

/** The state of the archive as its page shows it. */
export interface StateWords {
  title: string;
  icon: IconName;
  /** Whether plays go on being collected by themselves. */
  watching: boolean;
  /** The next step is to sign in at Spotify again. */
  signInNeeded: boolean;
}

const GOES_ON = { watching: true, signInNeeded: false };
const WAITS = { watching: false, signInNeeded: false };

const STATES: Record<ArchiveState, StateWords> = {
  WATCHING: { title: 'Watching', icon: 'check', ...GOES_ON },
  DEGRADED: { title: 'Watching, with hiccups', icon: 'warning', ...GOES_ON },
  PAUSED: { title: 'Paused for a while', icon: 'clock', ...WAITS },
  RECONNECT_NEEDED: { title: 'Disconnected from Spotify', icon: 'warning', watching: false, signInNeeded: true },
  QUARANTINED: { title: 'Waiting for Spotify to recover', icon: 'clock', ...WAITS },
  RATE_LIMITED: { title: 'Spotify asked us to wait', icon: 'clock', ...WAITS },
  QUOTA_EXHAUSTED: { title: 'Out of calls for now', icon: 'clock', ...WAITS },
};

/** The state in words for the page. */
export function stateWords(state: ArchiveState): StateWords {
  return STATES[state];
}

/** What the last poll brought: `2 new plays`; empty before the first. */
export function broughtWords(newPlays: number | null, locale: string): string {
  if (newPlays === null) return '';
  if (newPlays === 0) return 'nothing new';
  return newPlays === 1 ? '1 new play' : `${formatCount(newPlays, locale)} new plays`;
}

/** What a poll led to that was asked for. */
export interface Outcome {
  text: string;
  /** The next step is to sign in at Spotify again. */
  signInNeeded: boolean;
}

/** The answer to "Archive now" in words; when to ask again is told where it helps. */
export function outcomeOf(result: CheckNowResult, now: Date, locale: string): Outcome {
  if (result.__typename === 'Archive') return { text: 'Spotify is asked in a moment.', signInNeeded: false };
  if (result.__typename === 'ReconnectNeeded') return { text: result.message, signInNeeded: true };
  return { text: `${result.message} ${againWords(result.retryAt, now, locale)}`, signInNeeded: false };
}

function againWords(retryAt: string, now: Date, locale: string): string {
  const ms = Date.parse(retryAt) - now.getTime();
  if (ms < 1000) return 'Try again.';
  if (ms < 60_000) return `Try again in ${formatDuration(ms + 999, locale, 'long')}.`;
  return `Try again ${formatDistance(retryAt, now, locale)}.`;
}

/** Says what the poll that has ended between two looks brought; empty when none has. */
export function pollOutcome(
  before: ArchiveHealthFieldsFragment,
  archive: ArchiveHealthFieldsFragment,
  locale: string,
): string {
  if (archive.pollRunning || archive.lastPolledAt === before.lastPolledAt) return '';
  return `Checked: ${broughtWords(archive.lastPollNewPlays, locale)}.`;
}

/** When Spotify is asked next: when the poll is due, or later where no poll may call before. */
export function nextCheckAt({ nextPollAt, quota }: ArchiveHealthFieldsFragment): string {
  const { waitsUntil } = quota;
  return waitsUntil !== null && Date.parse(waitsUntil) > Date.parse(nextPollAt) ? waitsUntil : nextPollAt;
}

/** Share 0..1 of the time between the last poll and the next that is over. */
export function waitedShare(archive: ArchiveHealthFieldsFragment, now: Date): number {
  if (archive.lastPolledAt === null) return 0;
  const [last, next] = [Date.parse(archive.lastPolledAt), Date.parse(nextCheckAt(archive))];
  return next <= last ? 1 : Math.min(1, Math.max(0, (now.getTime() - last) / (next - last)));
}
