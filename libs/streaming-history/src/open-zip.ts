import { once } from 'node:events';
import { PassThrough, pipeline, Transform, type Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';
import { OpenStreams } from './open-streams';
import { readZipEntries, type ZipEntry } from './zip-entries';

/** An open zip file whose directory has been checked. */
export interface OpenZip {
  entries: ZipEntry[];
  /** The unpacked content of an entry; fails when size or checksum are not what the directory says. */
  read(entry: Entry): Promise<Readable>;
  /** Ends all reading and closes the file. */
  close(): Promise<void>;
}

/** Unpacking in pieces larger than the usual 16 kB is faster, leaves less garbage, and goes on while rows are parsed. */
const UNPACKED_CHUNK = 256 * 1024;

/**
 * Opens a zip file and checks its directory.
 * @throws HistoryFileError E_NOT_ZIP, E_ZIP_…, E_TOTAL
 */
export async function openZip(path: string, limits: HistoryLimits): Promise<OpenZip> {
  const zip = await openPromise(path, { autoClose: false, decodeStrings: false }).catch((error: unknown) => {
    throw refusal(error, 'E_NOT_ZIP');
  });
  const streams = new OpenStreams();
  const close = () => closeZip(zip, streams);
  try {
    const entries = await readZipEntries(zip, limits);
    return { entries, close, read: (entry) => readEntry(zip, entry, streams) };
  } catch (error) {
    await close();
    throw refusal(error, 'E_ZIP_DAMAGED');
  }
}

async function readEntry(zip: ZipFile, entry: Entry, streams: OpenStreams): Promise<Readable> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false }).catch((error: unknown) => {
    throw refusal(error, 'E_ZIP_DAMAGED');
  });
  const unpack = entry.isCompressed() ? createInflateRaw({ chunkSize: UNPACKED_CHUNK }) : new PassThrough();
  return streams.add(pipeline(packed, unpack, check(entry), ignoreEnd));
}

/** The last stream tells its reader how it ended; the pipeline needs not tell it a second time. */
function ignoreEnd(): void {}

/** Passes the bytes on and fails as soon as they are more, or at the end are others, than the directory says. */
function check({ uncompressedSize, crc32: expected }: Entry): Transform {
  let size = 0;
  let checksum = 0;
  return new Transform({
    readableHighWaterMark: UNPACKED_CHUNK,
    writableHighWaterMark: UNPACKED_CHUNK,
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      checksum = crc32(chunk, checksum);
      done(size > uncompressedSize ? new HistoryFileError('E_DAMAGED') : null, chunk);
    },
    flush(done) {
      done(size === uncompressedSize && checksum === expected ? null : new HistoryFileError('E_DAMAGED'));
    },
  });
}

async function closeZip(zip: ZipFile, streams: OpenStreams): Promise<void> {
  if (!zip.isOpen) return;
  const closed = once(zip, 'close');
  await streams.close();
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
