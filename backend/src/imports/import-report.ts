import type { RowOutcome, UnreadableReason } from '@audiospective/streaming-history';

/** What became of rows. `read` is the sum of all the others, and of the unreadable ones. */
export interface RowCounts {
  read: number;
  /** Plays that the archive did not have. */
  new: number;
  /** Plays that a poll or an earlier import had brought. */
  confirmed: number;
  /** Further rows of a play of this import. */
  duplicates: number;
  podcasts: number;
  audiobooks: number;
  videos: number;
  local: number;
  empty: number;
  /** Rows by the reason for refusing them. */
  unreadable: Partial<Record<UnreadableReason, number>>;
}

/** What became of an import, or of one of its files. */
export interface RowReport extends RowCounts {
  /** UTC epoch seconds of the first and the last play; null without any. */
  firstSecond: number | null;
  lastSecond: number | null;
}

const NUMBERS = [
  'read',
  'new',
  'confirmed',
  'duplicates',
  'podcasts',
  'audiobooks',
  'videos',
  'local',
  'empty',
] as const;

/** A report before anything was read. */
export function emptyReport(): RowReport {
  const none = Object.fromEntries(NUMBERS.map((counter) => [counter, 0])) as Record<(typeof NUMBERS)[number], number>;
  return { ...none, unreadable: {}, firstSecond: null, lastSecond: null };
}

const COUNTERS = {
  podcast: 'podcasts',
  audiobook: 'audiobooks',
  video: 'videos',
  local: 'local',
  empty: 'empty',
} as const;

/** Counts a row that was read. What became of a play is counted when it is written. */
export function countRow(report: RowReport, row: RowOutcome): void {
  report.read++;
  if (row.kind === 'unreadable') report.unreadable[row.reason] = (report.unreadable[row.reason] ?? 0) + 1;
  else if (row.kind !== 'track') report[COUNTERS[row.kind]]++;
  else {
    report.firstSecond = Math.min(report.firstSecond ?? row.endedAt, row.endedAt);
    report.lastSecond = Math.max(report.lastSecond ?? row.endedAt, row.endedAt);
  }
}

/** The report of all files together. */
export function sumOf(reports: readonly RowReport[]): RowReport {
  const sum = emptyReport();
  for (const report of reports) {
    for (const counter of NUMBERS) sum[counter] += report[counter];
    for (const [reason, rows] of Object.entries(report.unreadable) as [UnreadableReason, number][]) {
      sum.unreadable[reason] = (sum.unreadable[reason] ?? 0) + rows;
    }
  }
  const seconds = (key: 'firstSecond' | 'lastSecond') => reports.flatMap((report) => report[key] ?? []);
  if (seconds('firstSecond').length > 0) {
    sum.firstSecond = Math.min(...seconds('firstSecond'));
    sum.lastSecond = Math.max(...seconds('lastSecond'));
  }
  return sum;
}
