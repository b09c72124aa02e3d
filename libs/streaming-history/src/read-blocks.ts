import type { Readable } from 'node:stream';
import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';

/**
 * Joins a stream's chunks to blocks of at least `blockBytes` (the last may be shorter), so that the work per chunk
 * does not depend on how the stream is cut.
 * @throws HistoryFileError E_TOTAL beyond the cap, E_DAMAGED when the stream fails
 */
export async function* readBlocks(
  stream: Readable,
  { blockBytes, totalBytes }: Pick<HistoryLimits, 'blockBytes' | 'totalBytes'>,
): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let waiting = 0;
  let total = 0;
  for await (const chunk of readChunks(stream)) {
    chunks.push(chunk);
    waiting += chunk.length;
    total += chunk.length;
    if (total > totalBytes) throw new HistoryFileError('E_TOTAL');
    if (waiting < blockBytes) continue;
    yield joined(chunks);
    chunks = [];
    waiting = 0;
  }
  if (waiting > 0) yield joined(chunks);
}

/** Copies only where there is more than one. */
function joined(chunks: Buffer[]): Buffer {
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

async function* readChunks(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as string);
  } catch (error) {
    if (error instanceof HistoryFileError) throw error;
    throw new HistoryFileError('E_DAMAGED', { cause: error });
  }
}
