import type { ImportState, ReportNumbersFragment } from './imports.generated';

/** One term of the equation "rows read = ...". */
export interface Term {
  rows: number;
  name: string;
  explanation: string;
  /** The colour of its part of the bar, as a class. */
  look: string;
}

const LEFT_OUT = 'bg-line-strong';
const TERMS: readonly (Omit<Term, 'rows'> & { key: keyof ReportNumbersFragment })[] = [
  { key: 'new', name: 'new plays', explanation: 'stored now', look: 'bg-accent' },
  {
    key: 'confirmed',
    name: 'confirmed',
    explanation: 'already collected, now with the real time listened',
    look: 'bg-good',
  },
  { key: 'duplicates', name: 'duplicates', explanation: 'further rows of the same play', look: 'bg-gold' },
  { key: 'podcasts', name: 'podcasts', explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'audiobooks', name: 'audiobooks', explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'videos', name: 'videos', explanation: 'not kept yet', look: LEFT_OUT },
  { key: 'local', name: 'local files', explanation: 'unknown to Spotify', look: LEFT_OUT },
  { key: 'empty', name: 'empty rows', explanation: 'rows that name nothing', look: LEFT_OUT },
];

/** What became of the rows that were read: the new plays, and everything else that is not nothing. */
export function reportTerms(report: ReportNumbersFragment): Term[] {
  const known = TERMS.map(({ key, ...term }) => ({ rows: Number(report[key]), ...term }));
  const unreadable = report.unreadable.map(({ rows, message }) => ({
    rows,
    name: 'unreadable',
    explanation: message,
    look: 'bg-bad',
  }));
  return [...known, ...unreadable].filter((term, index) => index === 0 || term.rows > 0);
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
