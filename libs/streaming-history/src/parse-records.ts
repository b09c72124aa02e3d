import { isUtf8 } from 'node:buffer';
import { unreadable, type RowOutcome } from './rows';
import type { RawRecords } from './split-array';

/** What turns one parsed row into its outcome. */
export type ReadRow = (value: unknown) => RowOutcome;

/** Parses elements and reads each: all at once when all are sound, which they nearly always are, else one by one. */
export function parseRecords(records: RawRecords, readRow: ReadRow): RowOutcome[] {
  const rows = parseTogether(records);
  return rows ? rows.map((row) => readRow(row)) : parseOneByOne(records, readRow);
}

function parseTogether({ bytes, bounds }: RawRecords): unknown[] | null {
  const together = bytes.subarray(bounds[0], bounds.at(-1));
  if (!isUtf8(together)) return null;
  return (parseJson(`[${together.toString()}]`) as unknown[] | undefined) ?? null;
}

function parseOneByOne({ bytes, bounds }: RawRecords, readRow: ReadRow): RowOutcome[] {
  const outcomes: RowOutcome[] = [];
  for (let i = 0; i < bounds.length; i += 2) outcomes.push(parseOne(bytes.subarray(bounds[i], bounds[i + 1]), readRow));
  return outcomes;
}

function parseOne(record: Buffer, readRow: ReadRow): RowOutcome {
  if (!isUtf8(record)) return unreadable('BAD_ENCODING');
  const value = parseJson(record.toString());
  return value === undefined ? unreadable('NOT_JSON') : readRow(value);
}

/** The value of a JSON text; undefined, which no JSON text means, when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
