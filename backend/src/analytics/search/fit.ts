import { isTypedAmiss } from './typo';

/** How well a name fits what was typed; the smaller, the better. */
export const Fit = {
  EXACT: 1,
  /** The name begins with it. */
  PREFIX: 2,
  /** A word of the name begins with it. */
  WORD: 3,
  /** It is somewhere in the name. */
  INSIDE: 4,
  /** All of its words are somewhere in the name. */
  WORDS: 5,
  /** The same with a slip in a word. */
  TYPO: 6,
  NONE: 7,
} as const;
export type Fit = (typeof Fit)[keyof typeof Fit];

/** What was typed, folded. */
export interface Wanted {
  text: string;
  words: readonly string[];
}

/** How well a folded name fits, slips left aside: {@link Fit.TYPO} is never the answer. */
export function fitOf(name: string, { text, words }: Wanted): Fit {
  const at = name.indexOf(text);
  if (at === 0) return name.length === text.length ? Fit.EXACT : Fit.PREFIX;
  if (at > 0) return beginsWord(name, text, at) ? Fit.WORD : Fit.INSIDE;
  return words.length > 1 && words.every((word) => name.includes(word)) ? Fit.WORDS : Fit.NONE;
}

/** Whether every word is in the name, or would be without one slip in it. */
export function fitsWithTypos(name: string, { words }: Wanted): boolean {
  return words.every((word) => name.includes(word) || isTypedAmiss(name, word));
}

function beginsWord(name: string, text: string, first: number): boolean {
  for (let at = first; at !== -1; at = name.indexOf(text, at + 1)) if (isWordStart(name, at)) return true;
  return false;
}

/** Whether no letter or digit stands before this place. */
function isWordStart(name: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{M}\p{N}]/u.test(name.charAt(at - 1));
}
