import { Readable } from 'node:stream';
import type { HistoryFileKind } from '../classify-file';
import type { ReadOptions } from '../history-limits';
import { readRows } from '../read-rows';
import type { RowOutcome } from '../rows';
import { NOW } from './history-rows';

/** Every outcome of a file given as text, bytes or chunks. */
export async function readAll(
  content: string | Buffer | Buffer[],
  kind: HistoryFileKind = 'extended-audio',
  options: Partial<ReadOptions> = {},
): Promise<RowOutcome[]> {
  const chunks = Array.isArray(content) ? content : [Buffer.from(content)];
  const stream = Readable.from(chunks, { objectMode: false });
  const outcomes: RowOutcome[] = [];
  for await (const batch of readRows(stream, kind, { now: NOW, ...options })) outcomes.push(...batch);
  return outcomes;
}
