/** What stands in for a cover that is missing: two colours and the first letters, always the same for one name. */
export interface CoverArt {
  from: string;
  to: string;
  letters: string;
}

const PAIRS = [
  ['#4b1f60', '#b8432a'],
  ['#2a1848', '#8a2650'],
  ['#7a3b12', '#c9822b'],
  ['#1f4a52', '#3f7f6b'],
  ['#5b2a86', '#b04a7a'],
  ['#263a63', '#6a4a94'],
  ['#6b2433', '#c25b3c'],
  ['#3b4a24', '#8a7a2f'],
] as const;

/** The stand-in for the cover of `name`. */
export function coverArt(name: string): CoverArt {
  const [from, to] = PAIRS[hash(name) % PAIRS.length] ?? PAIRS[0];
  return { from, to, letters: letters(name) };
}

/** First letters of the first two words, or the first sign where words have no letters. */
function letters(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [...name.trim()].slice(0, 1);
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

function hash(text: string): number {
  let sum = 7;
  for (let index = 0; index < text.length; index += 1) sum = (sum * 31 + text.charCodeAt(index)) >>> 0;
  return sum;
}
