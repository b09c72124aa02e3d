import { getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';

/** An entry of a zip file whose path, type and sizes have been checked against all the others. */
export interface ZipEntry {
  /** Path inside the zip file, with forward slashes. */
  path: string;
  entry: Entry;
}

const FILE_TYPE_BITS = 0o170000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;
const STORED = 0;
const DEFLATED = 8;
const LOCAL_HEADER_BYTES = 30;

/**
 * The files of a zip file, folders left out, checked by its directory before anything is unpacked.
 * @throws HistoryFileError E_ZIP_…, E_TOTAL
 */
export async function readZipEntries(zip: ZipFile, limits: HistoryLimits): Promise<ZipEntry[]> {
  if (zip.entryCount > limits.entries) throw new HistoryFileError('E_ZIP_ENTRIES');
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry, limits);
    entries.push({ path: pathOf(entry), entry });
  }
  checkTogether(entries, zip.fileSize, limits);
  return withoutFolders(entries);
}

function checkEntry(entry: Entry, { ratio }: HistoryLimits): void {
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE_BITS;
  if (type !== 0 && type !== REGULAR_FILE && type !== FOLDER) throw new HistoryFileError('E_ZIP_LINK');
  if (entry.isEncrypted()) throw new HistoryFileError('E_ZIP_ENCRYPTED');
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new HistoryFileError('E_ZIP_METHOD');
  }
  if (entry.uncompressedSize > entry.compressedSize * ratio) throw new HistoryFileError('E_ZIP_RATIO');
}

function pathOf(entry: Entry): string {
  const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  if (path === '' || path.includes('\0') || validateFileName(path) !== null) throw new HistoryFileError('E_ZIP_PATH');
  return path;
}

function checkTogether(entries: ZipEntry[], fileSize: number, { totalBytes }: HistoryLimits): void {
  if (new Set(entries.map(({ path }) => path)).size < entries.length) throw new HistoryFileError('E_ZIP_DUPLICATE');
  const unpacked = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (unpacked > totalBytes) throw new HistoryFileError('E_TOTAL');
  checkOverlap(
    entries.map(({ entry }) => entry),
    fileSize,
  );
}

/** Every entry's header and data must end before the next entry begins, wherever the directory says they are. */
function checkOverlap(entries: Entry[], fileSize: number): void {
  const byPlace = entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader);
  byPlace.forEach((entry, index) => {
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
    const next = byPlace[index + 1]?.relativeOffsetOfLocalHeader;
    if (next === undefined && end > fileSize) throw new HistoryFileError('E_ZIP_DAMAGED');
    if (next !== undefined && end > next) throw new HistoryFileError('E_ZIP_OVERLAP');
  });
}

/** A folder ends with a slash or holds other entries; some exports write one with content, like a file. */
function withoutFolders(entries: ZipEntry[]): ZipEntry[] {
  const folders = new Set(entries.map(({ path }) => path.slice(0, path.lastIndexOf('/'))));
  return entries.filter(({ path }) => !path.endsWith('/') && !folders.has(path));
}
