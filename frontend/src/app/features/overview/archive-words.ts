import type { PollingNowFragment } from '../../core/archive-pulse.generated';

/** A warning about the end of Spotify's consent; null while it is far away. */
export function consentWarning({ notice, daysLeft }: Pick<PollingNowFragment['consent'], 'notice' | 'daysLeft'>) {
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
