import { ApplicationError } from '../../platform/errors/application-error';
import { checkPage } from '../../platform/graphql/connection';
import type { Wanted } from './fit';
import { fold } from './fold';
import type { SearchArgs } from './search.args';

/** Longest text that can be searched for, in characters. */
const LONGEST = 100;
/** Most different words; each is looked for in every name. */
const MOST_WORDS = 8;

/**
 * What was typed, ready to be compared with names.
 * @throws ApplicationError BAD_USER_INPUT for nothing but spaces, and for more than 100 characters or 8 words
 */
export function toWanted(typed: string): Wanted {
  if (typed.length > 4 * LONGEST || [...typed].length > LONGEST) {
    throw new ApplicationError('BAD_USER_INPUT', `A search has at most ${LONGEST} characters.`);
  }
  const text = fold(typed);
  if (text === '') throw new ApplicationError('BAD_USER_INPUT', 'Type at least one character to search for.');
  const words = [...new Set(text.split(' '))];
  if (words.length > MOST_WORDS)
    throw new ApplicationError('BAD_USER_INPUT', `A search has at most ${MOST_WORDS} words.`);
  return { text, words };
}

/**
 * Refuses what cannot be searched for.
 * @throws ApplicationError BAD_USER_INPUT as {@link toWanted}, and for a page without a size
 */
export function checkSearch(args: SearchArgs): void {
  checkPage(args);
  toWanted(args.text);
}
