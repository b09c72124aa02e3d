import { Random } from '../random';
import type { Catalogue } from './catalogue';
import { title } from './names';

const SHOW_COUNT = 60;
const EPISODES = 200;

/** A podcast episode, a video podcast's episode or a chapter of an audiobook. */
export interface SpokenItem {
  kind: 'episode' | 'video' | 'audiobook';
  number: number;
  id: string;
  name: string;
  showName: string;
  /** Spotify id of the show or the audiobook. */
  showId: string;
  durationMs: number;
}

/** Every tenth show is filmed, and every tenth is a book. */
const KINDS: readonly SpokenItem['kind'][] = ['video', 'audiobook', ...Array<'episode'>(8).fill('episode')];

export function spokenItem(catalogue: Catalogue, number: number): SpokenItem {
  const show = Math.floor(number / EPISODES);
  const random = new Random('spoken', number);
  return {
    kind: KINDS[show % KINDS.length] ?? 'episode',
    number,
    id: catalogue.ids.encode('episode', number),
    name: `${(number % EPISODES) + 1}: ${title(random)}`,
    showName: title(new Random('show', show)),
    showId: catalogue.ids.encode('show', show),
    durationMs: random.int(600_000, 4_200_000),
  };
}

export function pickEpisode(catalogue: Catalogue, random: Random): SpokenItem {
  return spokenItem(catalogue, random.rank(SHOW_COUNT) * EPISODES + random.int(0, EPISODES - 1));
}
