import type { Readable } from 'node:stream';
import { readAccountRow } from './account-row';
import type { HistoryFileKind } from './classify-file';
import { readExtendedRow, type RowContext } from './extended-row';
import { latestEnd, type Fields } from './fields';
import { HistoryFileError } from './history-file-error';
import { DEFAULT_LIMITS, type ReadOptions } from './history-limits';
import { parseRecords, type ReadRow } from './parse-records';
import { readBlocks } from './read-blocks';
import { unreadable, type RowOutcome } from './rows';
import { splitArray } from './split-array';

/**
 * Reads the rows of one history file, in the file's order, in batches of at most a thousand.
 * Holds one batch in memory. Every element of the file's array gives exactly one outcome; a bad row never costs its
 * neighbours. The stream is closed at the end, on an error, and when the caller stops early.
 * @param kind what {@link classifyFile} said; every row of `other` is unreadable
 * @throws HistoryFileError when the file as a whole is cut off, damaged, no list, or beyond a limit, or when too
 *   many of its rows are unreadable; the rows before that place have been delivered by then
 */
export async function* readRows(
  stream: Readable,
  kind: HistoryFileKind,
  { now, owner = null, ...limits }: ReadOptions,
): AsyncGenerator<RowOutcome[]> {
  const effective = { ...DEFAULT_LIMITS, ...limits };
  const readRow = rowReader(kind, { latest: latestEnd(now), owner });
  let unreadableRows = 0;
  for await (const records of splitArray(readBlocks(stream, effective), effective)) {
    const rows = parseRecords(records, readRow);
    yield rows;
    unreadableRows += rows.filter(({ kind }) => kind === 'unreadable').length;
    if (unreadableRows > effective.unreadableRows) throw new HistoryFileError('E_UNREADABLE');
  }
}

function rowReader(kind: HistoryFileKind, context: RowContext): ReadRow {
  const read = fieldReader(kind, context);
  return (value) => (isFields(value) ? read(value) : unreadable('NOT_AN_OBJECT'));
}

function fieldReader(kind: HistoryFileKind, context: RowContext): (row: Fields) => RowOutcome {
  switch (kind) {
    case 'extended-audio':
      return (row) => readExtendedRow(row, context);
    case 'extended-video':
      return () => ({ kind: 'video' });
    case 'account-music':
      return (row) => readAccountRow(row, context.latest);
    case 'account-podcast':
      return () => ({ kind: 'podcast' });
    case 'other':
      return () => unreadable('MISSING_FIELD');
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
