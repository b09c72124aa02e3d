import { toReport } from '../import-view';
import type { RowReport } from '../import-report';
import type { ImportRecord } from '../import.repository';
import type { ReadFile } from '../read-export';

const COLUMNS = [
  ['read', 'rows'],
  ['new', 'new'],
  ['confirmed', 'confirmed'],
  ['duplicates', 'duplicates'],
  ['podcasts', 'podcasts'],
  ['audiobooks', 'audiobooks'],
  ['videos', 'videos'],
  ['local', 'local files'],
  ['empty', 'empty'],
] as const;

const SENTENCES: Partial<Record<ImportRecord['state'], string>> = {
  CANCELLED: 'Cancelled; nothing of it was kept.',
  UNDONE: 'Undone; nothing of it was kept.',
};

/** What became of an import, as lines for the terminal: a table with a line for each file and one for all. */
export function reportLines(ended: ImportRecord, files: readonly ReadFile[]): string[] {
  if (ended.state === 'FAILED') return [`Refused: ${ended.failureMessage ?? ''} (${ended.failureCode ?? ''})`];
  if (!ended.report || ended.state !== 'DONE') return [SENTENCES[ended.state] ?? `The import is ${ended.state}.`];
  const lines = tableOf([...files, { name: 'all', report: ended.report }]);
  return [...lines, ...unreadableLines(ended.report), ...ended.notes.map((note) => `Note: ${note}`)];
}

function tableOf(lines: readonly { name: string; report: RowReport }[]): string[] {
  const filled = COLUMNS.filter(([key]) => key === 'read' || lines.some(({ report }) => report[key] > 0));
  const cells = [
    ['', ...filled.map(([, title]) => title)],
    ...lines.map(({ name, report }) => [name, ...filled.map(([key]) => report[key].toLocaleString('en'))]),
  ];
  const widths = (cells[0] as string[]).map((_, i) => Math.max(...cells.map((line) => (line[i] as string).length)));
  return cells.map((line) => line.map((cell, i) => pad(cell, widths[i] as number, i)).join('  '));
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function unreadableLines(report: RowReport): string[] {
  return toReport(report).unreadable.map(
    ({ rows, message }) => `Unreadable: ${rows.toLocaleString('en')} × ${message}`,
  );
}
