import type { ImportState } from '@audiospective/contract';
import { formatCount, formatDate } from '../../ui/format';
import type { ReportNumbersFragment } from './imports.generated';

/** One term of the equation "rows read = ...". */
export interface Term {
  rows: number;
  name: string;
  explanation: string;
  /** The colour of its part of the bar, as a class. */
  look: string;
}

const LEFT_OUT = 'bg-line-strong';

/** A term of every report. */
interface KnownTerm {
  key: keyof ReportNumbersFragment;
  names: readonly [one: string, several: string];
  explanation: string;
  /** The explanation once the import was taken back, where it is another one. */
  undone?: string;
  look: string;
}

const TERMS: readonly KnownTerm[] = [
  {
    key: 'new',
    names: ['new play', 'new plays'],
    explanation: 'stored now',
    undone: 'had been stored, taken back',
    look: 'bg-accent',
  },
  {
    key: 'confirmed',
    names: ['confirmed', 'confirmed'],
    explanation: 'already collected, now with the real time listened',
    undone: 'already collected; the real time listened is taken back',
    look: 'bg-good',
  },
  {
    key: 'duplicates',
    names: ['duplicate', 'duplicates'],
    explanation: 'another row of the same play',
    look: 'bg-gold',
  },
  { key: 'podcasts', names: ['podcast', 'podcasts'], explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'audiobooks', names: ['audiobook', 'audiobooks'], explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'videos', names: ['video', 'videos'], explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'local', names: ['local file', 'local files'], explanation: 'unknown to Spotify', look: LEFT_OUT },
  { key: 'empty', names: ['empty row', 'empty rows'], explanation: 'nothing played is named', look: LEFT_OUT },
];

/** What became of the rows that were read: the new plays, and everything else that is not nothing. */
export function reportTerms(report: ReportNumbersFragment, undone = false): Term[] {
  const known = TERMS.map(({ key, names: [one, several], look, ...words }) => {
    const rows = Number(report[key]);
    const explanation = (undone && words.undone) || words.explanation;
    return { rows, name: rows === 1 ? one : several, explanation, look };
  });
  const unreadable = report.unreadable.map(({ rows, message }) => ({
    rows,
    name: 'unreadable',
    explanation: message,
    look: 'bg-bad',
  }));
  return [...known, ...unreadable].filter((term, index) => index === 0 || term.rows > 0);
}

/** What an import brought: `40,938 new plays`, `1 new play, taken back`. */
export function newPlays(count: number, undone: boolean, locale: string): string {
  const plays = `${formatCount(count, locale)} ${count === 1 ? 'new play' : 'new plays'}`;
  return undone ? `${plays}, taken back` : plays;
}

/** `of 41,276 rows read, played from 1 Jan 2013 to 3 Feb 2020`, in the listener's zone. */
export function rowsRead(report: ReportNumbersFragment, locale: string, timeZone: string): string {
  const rows = `of ${formatCount(report.read, locale)} ${report.read === 1 ? 'row' : 'rows'} read`;
  if (!report.firstPlayedAt || !report.lastPlayedAt) return rows;
  const first = formatDate(report.firstPlayedAt, locale, timeZone);
  const last = formatDate(report.lastPlayedAt, locale, timeZone);
  return first === last ? `${rows}, played on ${first}` : `${rows}, played from ${first} to ${last}`;
}

const STATES: Record<ImportState, string> = {
  WAITING: 'Waiting to start',
  READING: 'Reading',
  WRITING: 'Writing into the archive',
  DONE: 'Done',
  CANCELLED: 'Cancelled',
  FAILED: 'Failed',
  UNDOING: 'Undoing',
  UNDONE: 'Undone',
};

/** The state of an import in words. */
export function stateName(state: ImportState): string {
  return STATES[state];
}
