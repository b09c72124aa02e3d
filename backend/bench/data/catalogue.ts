import { Random } from './random';

/** How much of everything there is. */
export interface CatalogueSize {
  tracks: number;
  albums: number;
  artists: number;
  genres: number;
}

/** Invented music by dense numbers from 0; the key in the database is one more. Tracks of an album are neighbours. */
export interface Catalogue {
  size: CatalogueSize;
  albumOf: Int32Array;
  durationMs: Int32Array;
  /** First artist of each album. */
  artistOf: Int32Array;
  /** Second artist of each track, or -1. */
  guestOf: Int32Array;
}

const GUEST_SHARE = 0.15;
/** A tenth of the artists have nearly half of the albums. */
const BUSY_ARTISTS = 1.6;
const SHORTEST_MS = 90_000;

/** Two thirds of the albums begin where the one before ends; what is left makes some of them longer. */
export function makeCatalogue(size: CatalogueSize, seed: number): Catalogue {
  const random = new Random(seed);
  const fill = (length: number, value: (index: number) => number) => Int32Array.from({ length }, (_, i) => value(i));
  const perAlbum = size.tracks / size.albums;
  return {
    size,
    albumOf: fill(size.tracks, (track) => Math.floor(track / perAlbum)),
    durationMs: fill(size.tracks, () => SHORTEST_MS + Math.floor(130_000 * (random.next() + random.next()))),
    artistOf: fill(size.albums, () => random.skewed(size.artists, BUSY_ARTISTS)),
    guestOf: fill(size.tracks, () => (random.chance(GUEST_SHARE) ? random.skewed(size.artists, BUSY_ARTISTS) : -1)),
  };
}

const WORDS = [
  'Night',
  'River',
  'Glass',
  'Summer',
  'Echo',
  'Golden',
  'Paper',
  'Ghost',
  'Velvet',
  'Neon',
  'Ocean',
  'Wild',
];
const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'sha', 'tor', 'vel', 'ny', 'dra', 'fe', 'gus', 'ul', 'bei', 'ost', 'ani'];

/** A made-up name of one or two words; the number keeps it apart from most others. */
export function nameOf(number: number, seed: number): string {
  const random = new Random(number * 2_654_435_761 + seed);
  const made = Array.from({ length: 2 + random.below(2) }, () => SYLLABLES[random.below(SYLLABLES.length)]).join('');
  const capital = made.charAt(0).toUpperCase() + made.slice(1);
  return random.chance(0.6) ? `${WORDS[random.below(WORDS.length)]} ${capital}` : capital;
}
