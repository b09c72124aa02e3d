import { isDay, type Period } from '@audiospective/period';
import type { HistoryQueryVariables } from './history.generated';

/** The parameters of the page's address as the router binds them; one that the address repeats comes as a list. */
export type AddressParameter = string | readonly string[] | undefined;

/** What the address may say besides the period. */
export interface HistoryAddress {
  search?: AddressParameter;
  track?: AddressParameter;
  artist?: AddressParameter;
  album?: AddressParameter;
  on?: AddressParameter;
}

/** What every play of the list belongs to. */
export interface ItemFilter {
  kind: 'track' | 'artist' | 'album';
  id: string;
}

/** The nearest view to what an address asks for. */
export interface HistoryQuestion {
  /** Ready for the API; empty without a search. */
  search: string;
  item: ItemFilter | null;
  /** The local day with which the list begins; null for the newest play. */
  on: string | null;
  /** What of the address could not be followed: a sentence each. */
  corrections: readonly string[];
}

/** The most that the API searches for. */
export const LONGEST_SEARCH = 100;
const MOST_WORDS = 8;
/** Before anybody could stream; no list reaches back further than two hundred years. */
const FIRST_DAY = '1970-01-01';
/** From the narrowest to the widest. */
const ITEM_KINDS = ['track', 'album', 'artist'] as const;

/** Reads an address, however broken; `today` (`2026-11-21`) is the last day there is. */
export function readAddress(address: HistoryAddress, today: string): HistoryQuestion {
  const corrections: string[] = [];
  const correct = (sentence: string) => void corrections.push(sentence);
  return {
    search: readSearch(single(address.search), correct),
    item: readItem(address, correct),
    on: readDay(single(address.on), today, correct),
    corrections,
  };
}

/** The question without its item, of which the archive has nothing. */
export function withoutItem(question: HistoryQuestion): HistoryQuestion {
  if (!question.item) return question;
  const { kind } = question.item;
  const sentence = `There is no such ${kind} in your archive: plays of every ${kind} are shown.`;
  return { ...question, item: null, corrections: [...question.corrections, sentence] };
}

/** The variables of the query: a day to begin with stands in for the period. */
export function toVariables({ search, item, on }: HistoryQuestion, period: Period): HistoryQueryVariables {
  return {
    period: on === null ? period : { days: { from: FIRST_DAY, to: on } },
    search: search || null,
    trackId: item?.kind === 'track' ? item.id : null,
    artistId: item?.kind === 'artist' ? item.id : null,
    albumId: item?.kind === 'album' ? item.id : null,
    itemId: item?.id ?? '',
    ofItem: item !== null,
  };
}

function readSearch(typed: string, correct: (sentence: string) => void): string {
  const words = typed.split(/\s+/).filter((word) => /[^\s\p{M}]/u.test(word));
  const kept = firstDifferent(words, MOST_WORDS);
  if (kept.length < words.length) correct(`A search has at most ${MOST_WORDS} words: the first ones are searched for.`);
  const letters = [...kept.join(' ')];
  if (letters.length > LONGEST_SEARCH) {
    correct(`A search has at most ${LONGEST_SEARCH} characters: the first ones are searched for.`);
  }
  return letters.slice(0, LONGEST_SEARCH).join('').trim();
}

/** The words up to the one with which there would be too many different ones. */
function firstDifferent(words: readonly string[], most: number): readonly string[] {
  const end = words.findIndex((_, index) => new Set(words.slice(0, index + 1)).size > most);
  return end === -1 ? words : words.slice(0, end);
}

function readItem(address: HistoryAddress, correct: (sentence: string) => void): ItemFilter | null {
  const named = ITEM_KINDS.map((kind) => ({ kind, id: single(address[kind]) })).filter(({ id }) => id !== '');
  const [item = null, ...others] = named;
  if (item && others.length > 0) correct(`Plays are shown of one thing at a time: of the ${item.kind}.`);
  return item;
}

function readDay(text: string, today: string, correct: (sentence: string) => void): string | null {
  if (isDay(text) && text > today) {
    correct('That day is still to come: the newest plays are shown.');
    return null;
  }
  if (text === '' || (isDay(text) && text >= FIRST_DAY)) return text || null;
  correct('There is no such day: the newest plays are shown.');
  return null;
}

function single(value: AddressParameter): string {
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}
