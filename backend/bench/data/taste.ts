import type { Catalogue } from './catalogue';
import { Random } from './random';

const FROM_ROTATION = 0.55;
const ROTATION = 150;
const FAVOURITES_FIRST = 1.6;
/** One place of the rotation gets another track after about so many plays. */
const PLAYS_PER_CHANGE = 40;
const SAME_ALBUM = 0.5;
const POPULARITY = 1.4;
const ATTEMPTS = 8;

/**
 * Which tracks a listener plays, one after the other: something that is in heavy rotation these weeks, something of the whole past
 * again (so what was played often is played more often), or something new. Exactly `distinct` tracks occur.
 */
export function tracksOfPlays(plays: number, distinct: number, catalogue: Catalogue, random: Random): Int32Array {
  const tracks = new Int32Array(plays);
  const rotation = new Int32Array(ROTATION);
  const discover = discovery(catalogue, random);
  let unheard = distinct;
  for (let i = 0; i < plays; i++) {
    const isNew = i < ROTATION || random.next() * (plays - i) < unheard;
    if (isNew) unheard--;
    tracks[i] = isNew ? discover() : again(tracks, i, rotation, random);
    if (i < ROTATION) rotation[i] = tracks[i] as number;
    else if (random.chance(1 / PLAYS_PER_CHANGE)) rotation[random.below(ROTATION)] = tracks[i] as number;
  }
  return tracks;
}

function again(tracks: Int32Array, played: number, rotation: Int32Array, random: Random): number {
  if (!random.chance(FROM_ROTATION)) return tracks[random.below(played)] as number;
  return rotation[random.skewed(Math.min(played, ROTATION), FAVOURITES_FIRST)] as number;
}

/** Each call answers a track that no call before did: often the next one of the album, otherwise rather a popular one. */
function discovery({ albumOf, size }: Catalogue, random: Random): () => number {
  const heard = new Uint8Array(size.tracks);
  let last = 0;
  const candidate = () => {
    const next = (last + 1) % size.tracks;
    return albumOf[next] === albumOf[last] && random.chance(SAME_ALBUM) ? next : random.skewed(size.tracks, POPULARITY);
  };
  return () => {
    let track = candidate();
    for (let attempt = 0; attempt < ATTEMPTS && heard[track] === 1; attempt++) track = candidate();
    while (heard[track] === 1) track = (track + 1) % size.tracks;
    heard[track] = 1;
    return (last = track);
  };
}
