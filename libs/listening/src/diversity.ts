import { topList } from './ranks';
import type { Selection } from './selection';
import { distinctCounts, playSums } from './totals';

/** From the highest score down. */
export const DIVERSITY_LABELS = [
  'MUSIC_EXPLORER',
  'BALANCED_LISTENER',
  'LOYAL_FAN',
  'SUPER_FAN',
  'TRUE_DEVOTEE',
] as const;
export type DiversityLabel = (typeof DIVERSITY_LABELS)[number];

/** How varied the counted plays are; all numbers from 0 to 100, rounded to whole ones. */
export interface Diversity {
  /** 40 % variety of artists, 40 % evenness, 20 % variety of tracks. */
  score: number;
  /** 80 and more: explorer, 60: balanced, 40: loyal fan, 20: super fan, else true devotee. */
  label: DiversityLabel;
  /** Different artists per play; 100 from one in 5 plays. */
  artistVariety: number;
  /** 100 minus the share of plays of the tenth of the artists that is played most (rounded up; a play of several counts once). */
  evenness: number;
  /** Different tracks per play; 100 from one in 2 plays. */
  trackVariety: number;
}

const FULL_MARKS = { artistsPerPlay: 0.2, tracksPerPlay: 0.5 };
const WEIGHTS = { artistVariety: 0.4, evenness: 0.4, trackVariety: 0.2 };
const STEP_OF_LABELS = 20;

/** How varied a selection is; null without counted plays. */
export function diversity(selection: Selection): Diversity | null {
  const { plays } = playSums(selection);
  if (plays === 0) return null;
  const { artists, tracks } = distinctCounts(selection);
  const artistVariety = 100 * Math.min(1, artists / plays / FULL_MARKS.artistsPerPlay);
  const trackVariety = 100 * Math.min(1, tracks / plays / FULL_MARKS.tracksPerPlay);
  const evenness = 100 * (1 - playsOfTopArtists(selection, Math.ceil(artists / 10)) / plays);
  const score = Math.round(
    WEIGHTS.artistVariety * artistVariety + WEIGHTS.evenness * evenness + WEIGHTS.trackVariety * trackVariety,
  );
  return {
    score,
    label: labelOf(score),
    artistVariety: Math.round(artistVariety),
    evenness: Math.round(evenness),
    trackVariety: Math.round(trackVariety),
  };
}

function labelOf(score: number): DiversityLabel {
  const steps = Math.min(Math.floor(score / STEP_OF_LABELS), DIVERSITY_LABELS.length - 1);
  return DIVERSITY_LABELS[DIVERSITY_LABELS.length - 1 - steps]!;
}

/** Counted plays of tracks by at least one of the artists with the most plays. */
function playsOfTopArtists(selection: Selection, limit: number): number {
  const { artists, tracks } = selection.history.catalogue;
  const { start, values } = tracks.artists;
  const { plays } = selection.trackSums;
  const isTop = new Uint8Array(artists.length);
  for (const { index } of topList(selection, 'ARTISTS', { by: 'PLAYS', offset: 0, limit })) isTop[index] = 1;
  let sum = 0;
  for (let track = 0; track < plays.length; track++) {
    let any = 0;
    for (let at = start[track]!; at < start[track + 1]!; at++) any |= isTop[values[at]!]!;
    sum += any * plays[track]!;
  }
  return sum;
}
