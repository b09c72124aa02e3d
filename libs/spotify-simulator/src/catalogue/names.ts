import type { Random } from '../random';
import {
  ADJECTIVES,
  ARABIC,
  BAND_NOUNS,
  CODAS,
  CYRILLIC,
  EMOJI,
  HANGUL,
  HEBREW,
  KANJI,
  KATAKANA,
  NAME_ENDINGS,
  NOUNS,
  ONSETS,
  VERBS,
  VOWELS,
} from './words';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `Libraries`, `Glasses`, `Wolves`, `Rivers`; of a noun of the list. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/[^aeiou]f$/.test(noun)) return `${noun.slice(0, -1)}ves`;
  return /(s|x|ch|sh|o)$/.test(noun) && !/io$/.test(noun) ? `${noun}es` : `${noun}s`;
}

function several(random: Random, parts: readonly string[], least: number, most: number): string {
  return Array.from({ length: random.int(least, most) }, () => random.pick(parts)).join('');
}

/** A pronounceable word that is in no dictionary, such as "Velora". */
function coinedWord(random: Random, syllables = random.int(2, 3)): string {
  let word = '';
  for (let left = syllables; left > 0; left--) {
    word += random.pick(ONSETS) + random.pick(VOWELS) + (left === 1 ? random.pick(CODAS) : '');
  }
  return capital(word);
}

const personName = (random: Random) =>
  `${coinedWord(random, 2)} ${coinedWord(random, random.int(1, 2))}${random.pick(NAME_ENDINGS)}`;

const ARTIST_FORMS: readonly ((random: Random) => string)[] = [
  (random) => coinedWord(random),
  (random) => `${coinedWord(random)} ${random.pick(BAND_NOUNS)}`,
  (random) => `The ${coinedWord(random)} ${random.pick(BAND_NOUNS)}`,
  personName,
  personName,
  (random) => `${random.pick(ADJECTIVES)} ${coinedWord(random, 2)}`,
  (random) => `${coinedWord(random, 2)} & the ${random.pick(ADJECTIVES)} ${plural(random.pick(NOUNS))}`,
  (random) => coinedWord(random, 3).toUpperCase(),
  (random) => (random.chance(0.25) ? `DJ ${coinedWord(random, 2)}` : personName(random)),
];

const RARE_ARTIST_FORMS: readonly ((random: Random) => string)[] = [
  (random) => several(random, KATAKANA, 3, 6),
  (random) => `${several(random, KANJI, 2, 3)}${random.pick(['楽団', 'の会', ''])}`,
  (random) => `${several(random, HANGUL, 2, 3)} ${several(random, HANGUL, 2, 2)}`,
  (random) => `${several(random, ARABIC, 2, 3)} ${several(random, ARABIC, 2, 3)}`,
  (random) => `${several(random, HEBREW, 2, 3)} ${several(random, HEBREW, 1, 2)}`,
  (random) => capital(several(random, CYRILLIC, 2, 4)),
  (random) => `${random.pick(EMOJI)} ${coinedWord(random, 2)} ${random.pick(EMOJI)}`,
  (random) =>
    `${coinedWord(random, 1)}${random.pick(['ø', 'ñ', 'ü', 'é', 'å', 'ž'])}${coinedWord(random, 1).toLowerCase()}`,
  (random) =>
    `The ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} ${random.pick(BAND_NOUNS)} of ${coinedWord(random, 3)}, ` +
    `${coinedWord(random, 3)} and the ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} Philharmonic`,
  (random) => `${random.pick(ONSETS).charAt(0).toUpperCase()}.`,
  (random) => `${coinedWord(random, 2)}; "${coinedWord(random, 2)}", <${coinedWord(random, 1)}>`,
];

/** The name of an invented artist; about one in fifteen is in another script, very long or otherwise awkward. */
export function artistName(random: Random): string {
  return random.pick(random.chance(0.065) ? RARE_ARTIST_FORMS : ARTIST_FORMS)(random);
}

const TITLE_FORMS: readonly ((random: Random) => string)[] = [
  (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`,
  (random) => random.pick(NOUNS),
  (random) => `${random.pick(VERBS)} the ${random.pick(NOUNS)}`,
  (random) => `${random.pick(NOUNS)} of ${plural(random.pick(NOUNS))}`,
  (random) => `${random.pick(VERBS)} in ${coinedWord(random, 2)}`,
  (random) => `No ${random.pick(NOUNS)}, No ${random.pick(NOUNS)}`,
  (random) => `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}, ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`,
  (random) => `Where the ${random.pick(NOUNS)} Ends`,
  (random) => `${random.pick(NOUNS)} ${random.int(2, 99)}`,
  (random) => random.pick(VERBS),
  (random) => `${coinedWord(random, 2)}`,
];

const RARE_TITLE_FORMS: readonly ((random: Random) => string)[] = [
  (random) => `${several(random, KANJI, 1, 2)}の${several(random, KANJI, 1, 2)}`,
  (random) => several(random, HANGUL, 2, 4),
  (random) => several(random, ARABIC, 3, 4),
  (random) => `${random.pick(NOUNS).toLowerCase()} ${random.pick(EMOJI)}`,
  (random) => `“${random.pick(ADJECTIVES)}” / ${random.pick(NOUNS)}’s ${random.pick(NOUNS)}`,
  (random) =>
    `${random.pick(VERBS)} the ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} while ${random.pick(VERBS)} Your ` +
    `${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} (or: How the ${random.pick(NOUNS)} Came to the ${random.pick(NOUNS)})`,
];

/** The title of an invented track, album, playlist or episode. */
export function title(random: Random): string {
  return random.pick(random.chance(0.03) ? RARE_TITLE_FORMS : TITLE_FORMS)(random);
}
