import { once } from 'node:events';
import { pipeline, Transform, type Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';
import { readZipEntries, type ZipEntry } from './zip-entries';

/** An open zip file whose directory has been checked. */
export interface OpenZip {
  entries: ZipEntry[];
  /** The unpacked content of an entry; fails when size or checksum are not what the directory says. */
  read(entry: Entry): Promise<Readable>;
  /** Ends all reading and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens a zip file and checks its directory.
 * @throws HistoryFileError E_NOT_ZIP, E_ZIP_…, E_TOTAL
 */
export async function openZip(path: string, limits: HistoryLimits): Promise<OpenZip> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    throw refusal(error, 'E_NOT_ZIP');
  });
  const streams = new Set<Readable>();
  const close = () => closeZip(zip, streams);
  try {
    const entries = await readZipEntries(zip, limits);
    return { entries, close, read: (entry) => readEntry(zip, entry, streams) };
  } catch (error) {
    await close();
    throw refusal(error, 'E_ZIP_DAMAGED');
  }
}

async function readEntry(zip: ZipFile, entry: Entry, streams: Set<Readable>): Promise<Readable> {
  const content = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw refusal(error, 'E_ZIP_DAMAGED');
  });
  const checked = pipeline(content, checksum(entry.crc32), () => streams.delete(checked));
  streams.add(checked);
  return checked;
}

/** Passes the bytes on and fails at the end when they are not the ones that were packed. */
function checksum(expected: number): Transform {
  let actual = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      actual = crc32(chunk, actual);
      done(null, chunk);
    },
    flush(done) {
      done(actual === expected ? null : new HistoryFileError('E_DAMAGED'));
    },
  });
}

async function closeZip(zip: ZipFile, streams: Set<Readable>): Promise<void> {
  if (!zip.isOpen) return;
  const closed = once(zip, 'close');
  for (const stream of streams) stream.destroy();
  zip.close();
  await closed;
}

/** The library says these two by its message only. */
function refusal(error: unknown, otherwise: 'E_NOT_ZIP' | 'E_ZIP_DAMAGED'): unknown {
  if (error instanceof HistoryFileError || !(error instanceof Error) || 'syscall' in error) return error;
  if (error.message.includes('multi-disk')) return new HistoryFileError('E_ZIP_MULTI_DISK', { cause: error });
  if (error.message.includes('encryption')) return new HistoryFileError('E_ZIP_ENCRYPTED', { cause: error });
  return new HistoryFileError(otherwise, { cause: error });
}
