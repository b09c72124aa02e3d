import type { ImportState, ReportNumbersFragment } from './imports.generated';

/** One term of the equation "rows read = ...". */
export interface Term {
  rows: number;
  name: string;
  explanation: string;
}

const TERMS: readonly { key: keyof ReportNumbersFragment; name: string; explanation: string }[] = [
  { key: 'new', name: 'new plays', explanation: 'stored now' },
  { key: 'confirmed', name: 'confirmed', explanation: 'already collected, now with the real time listened' },
  { key: 'duplicates', name: 'duplicates', explanation: 'further rows of the same play' },
  { key: 'podcasts', name: 'podcasts', explanation: 'not kept yet' },
  { key: 'audiobooks', name: 'audiobooks', explanation: 'not kept yet' },
  { key: 'videos', name: 'videos', explanation: 'not kept yet' },
  { key: 'local', name: 'local files', explanation: 'unknown to Spotify' },
  { key: 'empty', name: 'empty rows', explanation: 'rows that name nothing' },
];

/** What became of the rows that were read: the new plays, and everything else that is not nothing. */
export function reportTerms(report: ReportNumbersFragment): Term[] {
  const known = TERMS.map(({ key, name, explanation }) => ({ rows: Number(report[key]), name, explanation }));
  const unreadable = report.unreadable.map(({ rows, message }) => ({ rows, name: 'unreadable', explanation: message }));
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
