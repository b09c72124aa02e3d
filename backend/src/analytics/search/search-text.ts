import { ApplicationError } from '../../platform/errors/application-error';
import type { Wanted } from './fit';
import { fold } from './fold';

/** Longest text that can be searched for, in characters. */
const LONGEST = 100;

/**
 * What was typed, ready to be compared with names.
 * @throws ApplicationError BAD_USER_INPUT for nothing but spaces, and for more than 100 characters
 */
export function toWanted(typed: string): Wanted {
  if (typed.length > 4 * LONGEST || [...typed].length > LONGEST) {
    throw new ApplicationError('BAD_USER_INPUT', `A search has at most ${LONGEST} characters.`);
  }
  const text = fold(typed);
  if (text === '') throw new ApplicationError('BAD_USER_INPUT', 'Type at least one character to search for.');
  return { text, words: [...new Set(text.split(' '))] };
}
