import { formatPeriod, parsePeriod, type Period } from '@audiospective/period';
import type { Measure } from '../../ui/charts/scale';

/** What there are top lists of: the last part of the address. */
export const TOP_KINDS = ['tracks', 'artists', 'albums', 'genres'] as const;
/** What is ranked. */
export type TopKind = (typeof TOP_KINDS)[number];

const MEASURES = { plays: 'PLAYS', time: 'TIME' } as const satisfies Record<string, Measure>;

/** A part of the address as it was understood. */
export interface Understood<T> {
  value: T;
  /** What made no sense and what is shown instead, as a sentence; empty where all is well. */
  correction: string;
}

/** The kind that the last part of the address names. */
export function readKind(text: string | undefined): Understood<TopKind> {
  const value = TOP_KINDS.find((kind) => kind === text);
  if (value) return { value, correction: '' };
  return { value: 'tracks', correction: 'There is no such top list, so your tracks are shown.' };
}

/** What `?by=` ranks by. A parameter that the address repeats arrives as a list, whose text names nothing. */
export function readMeasure(text: string | undefined): Understood<Measure> {
  const name = String(text || 'plays');
  if (Object.hasOwn(MEASURES, name)) return { value: MEASURES[name as keyof typeof MEASURES], correction: '' };
  return { value: 'PLAYS', correction: 'Top lists rank by plays or by time, so they are ranked by plays.' };
}

/** The text of a measure in the address; null for the one that goes without saying. */
export function measureText(by: Measure): string | null {
  return by === 'TIME' ? 'time' : null;
}

/** The period that `?with=` sets beside the one that is shown; null for none. */
export function readCompared(text: string | undefined, shown: Period): Understood<Period | null> {
  if (!text) return { value: null, correction: '' };
  const value = parsePeriod(String(text));
  if (!value) {
    return { value, correction: 'The address compares with a period that no calendar has, so nothing is compared.' };
  }
  const isSame = formatPeriod(value) === formatPeriod(shown);
  return isSame
    ? { value: null, correction: 'The address compares a period with itself, so nothing is compared.' }
    : { value, correction: '' };
}
