import type { Coverage, Span } from '../../ui/coverage-strip';
import type { Tone } from '../../ui/notice';
import type { ArchiveState, ArchiveStatusFragment, CountingRule } from './overview.generated';

/** The state of the archive as the panel shows it. */
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

const UNCOUNTED: Record<CountingRule, string> = {
  THIRTY_SECONDS: 'Those shorter than 30 seconds are kept, but not counted.',
  HALF_OF_TRACK: 'Those of less than half a track are kept, but not counted.',
  EVERYTHING: '',
};

/** Which of the kept plays are missing in the figures; empty where none is. */
export function uncountedWords(rule: CountingRule): string {
  return UNCOUNTED[rule];
}

/** A warning about the end of Spotify's consent; null while it is far away. */
export function consentWarning({ notice, daysLeft }: ArchiveStatusFragment['consent']) {
  if (notice === 'NONE') return null;
  if (notice === 'ENDED') return { tone: 'bad' as const, headline: 'Spotify’s permission has ended' };
  const days = daysLeft === 1 ? '1 day' : `${daysLeft} days`;
  const tone = notice === 'ENDS_THIS_WEEK' ? ('bad' as const) : ('warn' as const);
  return { tone, headline: `Spotify’s permission ends in ${days}` };
}

/** What the strip shows of the archive's life; null while nothing is covered. */
export function coverageOf(archive: ArchiveStatusFragment, now: Date): { coverage: Coverage; extent: Span } | null {
  const spans = (source: string) => archive.coverage.filter((span) => span.source === source).map(toSpan);
  const coverage = { watched: spans('POLL'), exported: spans('EXPORT'), gaps: archive.possibleGaps.map(toSpan) };
  const starts = [...coverage.watched, ...coverage.exported].map((span) => span.from);
  if (starts.length === 0) return null;
  return { coverage, extent: { from: Math.min(...starts), to: now.getTime() } };
}

function toSpan({ from, to }: { from: string; to: string }): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}
