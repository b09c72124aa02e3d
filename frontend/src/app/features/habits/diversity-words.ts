import type { DiversityLabel } from '@audiospective/contract';
import { formatCount, formatPlays, formatShare } from '../../ui/format';
import type { HabitDiversityFragment } from './habits.generated';

const LABELS: Record<DiversityLabel, { name: string; meaning: string }> = {
  MUSIC_EXPLORER: { name: 'Music Explorer', meaning: 'Your plays spread over very many artists and tracks.' },
  BALANCED_LISTENER: { name: 'Balanced Listener', meaning: 'Favourites and everything else share your plays.' },
  LOYAL_FAN: { name: 'Loyal Fan', meaning: 'You come back to your favourites, and leave room for others.' },
  SUPER_FAN: { name: 'Super Fan', meaning: 'A few favourites take most of your plays.' },
  TRUE_DEVOTEE: { name: 'True Devotee', meaning: 'Very few favourites take nearly all of your plays.' },
};

/** What the score is made of. */
export interface DiversityPart {
  name: string;
  /** 0..100 */
  points: number;
  /** How much of the score it is: `40%`. */
  weight: string;
  sentence: string;
}

/** What a score is called and what that means. */
export function diversityLabel({ label }: HabitDiversityFragment): { name: string; meaning: string } {
  return LABELS[label];
}

/** The three parts of the score, in plain words. */
export function diversityParts(
  { artistVariety, evenness, trackVariety }: HabitDiversityFragment,
  totals: { plays: number; artists: number; tracks: number },
  locale: string,
): DiversityPart[] {
  const among = `in ${formatPlays(totals.plays, locale)}`;
  const different = (count: number, one: string) =>
    `${formatCount(count, locale)} different ${count === 1 ? one : `${one}s`} ${among}`;
  const share = (points: number) => formatShare(points / 100, locale);
  return [
    {
      name: 'Many artists',
      points: artistVariety,
      weight: share(40),
      sentence: `${different(totals.artists, 'artist')}. One in five plays gives full marks.`,
    },
    {
      name: 'Evenly played',
      points: evenness,
      weight: share(40),
      sentence: `The tenth of your artists with the most plays takes ${share(100 - evenness)} of all plays.`,
    },
    {
      name: 'Many tracks',
      points: trackVariety,
      weight: share(20),
      sentence: `${different(totals.tracks, 'track')}. One in two plays gives full marks.`,
    },
  ];
}
