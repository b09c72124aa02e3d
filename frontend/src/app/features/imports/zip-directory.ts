import { HistoryFileError } from '@audiospective/streaming-history/browser';

/** A file inside a zip file, as the directory at the end of the zip describes it. */
export interface ZipFile {
  path: string;
  /** Unpacked bytes. */
  size: number;
  packedSize: number;
  isEncrypted: boolean;
  /** 0: as it is, 8: deflated. */
  method: number;
  /** Where its own header begins. */
  offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const END_64_BYTES = 56;
const LOCATOR_BYTES = 20;
const ENTRY_BYTES = 46;
const LONGEST_COMMENT = 0xffff;
const TOO_LARGE_32 = 0xffffffff;
const TOO_LARGE_16 = 0xffff;
const EXTRA_64 = 0x0001;
/** The directory of an export has a hundred entries; what is much longer is none. */
const LONGEST_DIRECTORY = 16 * 1024 * 1024;
const UTF_8 = new TextDecoder();

interface Directory {
  entries: number;
  size: number;
  offset: number;
}

/**
 * Reads which files a zip file holds; of a file of any size only its end is read.
 * @throws HistoryFileError E_NOT_ZIP, E_ZIP_DAMAGED, E_ZIP_MULTI_DISK
 */
export async function readZipDirectory(zip: Blob): Promise<ZipFile[]> {
  const { entries, size, offset } = await findDirectory(zip);
  if (offset + size > zip.size || size > LONGEST_DIRECTORY) throw new HistoryFileError('E_ZIP_DAMAGED');
  const directory = await viewOf(zip, offset, offset + size);
  const files: ZipFile[] = [];
  for (let at = 0; files.length < entries;) {
    if (at + ENTRY_BYTES > size || directory.getUint32(at, true) !== ENTRY) throw new HistoryFileError('E_ZIP_DAMAGED');
    const length = lengthOfEntry(directory, at);
    if (at + length > size) throw new HistoryFileError('E_ZIP_DAMAGED');
    files.push(readEntry(directory, at));
    at += length;
  }
  return files;
}

async function findDirectory(zip: Blob): Promise<Directory> {
  const start = Math.max(0, zip.size - END_BYTES - LONGEST_COMMENT);
  const tail = await viewOf(zip, start, zip.size);
  let at = tail.byteLength - END_BYTES;
  while (at >= 0 && !isEnd(tail, at)) at -= 1;
  if (at < 0) throw new HistoryFileError('E_NOT_ZIP');
  if (tail.getUint16(at + 4, true) !== tail.getUint16(at + 6, true)) throw new HistoryFileError('E_ZIP_MULTI_DISK');
  const directory = {
    entries: tail.getUint16(at + 10, true),
    size: tail.getUint32(at + 12, true),
    offset: tail.getUint32(at + 16, true),
  };
  const isLarge =
    directory.entries === TOO_LARGE_16 || directory.size === TOO_LARGE_32 || directory.offset === TOO_LARGE_32;
  return isLarge ? findLargeDirectory(zip, start + at - LOCATOR_BYTES) : directory;
}

/** The end's signature with a comment after it that reaches to the end of the file. */
function isEnd(tail: DataView, at: number): boolean {
  return tail.getUint32(at, true) === END && at + END_BYTES + tail.getUint16(at + 20, true) === tail.byteLength;
}

async function findLargeDirectory(zip: Blob, locatorAt: number): Promise<Directory> {
  const locator = await viewOf(zip, locatorAt, locatorAt + LOCATOR_BYTES);
  if (locator.byteLength < LOCATOR_BYTES || locator.getUint32(0, true) !== END_64_LOCATOR) {
    throw new HistoryFileError('E_ZIP_DAMAGED');
  }
  const at = uint64(locator, 8);
  const end = await viewOf(zip, at, at + END_64_BYTES);
  if (end.byteLength < END_64_BYTES || end.getUint32(0, true) !== END_64) throw new HistoryFileError('E_ZIP_DAMAGED');
  return { entries: uint64(end, 32), size: uint64(end, 40), offset: uint64(end, 48) };
}

function lengthOfEntry(directory: DataView, at: number): number {
  const [name, extra, comment] = [28, 30, 32].map((field) => directory.getUint16(at + field, true));
  return ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
}

function readEntry(directory: DataView, at: number): ZipFile {
  const nameLength = directory.getUint16(at + 28, true);
  const name = new Uint8Array(directory.buffer, directory.byteOffset + at + ENTRY_BYTES, nameLength);
  const [size, packedSize, offset] = largeNumbers(directory, at, {
    size: directory.getUint32(at + 24, true),
    packedSize: directory.getUint32(at + 20, true),
    offset: directory.getUint32(at + 42, true),
  });
  return {
    path: UTF_8.decode(name),
    size,
    packedSize,
    offset,
    isEncrypted: (directory.getUint16(at + 8, true) & 1) === 1,
    method: directory.getUint16(at + 10, true),
  };
}

/** Numbers that need more than 32 bits stand in an extra field, in this order, only those that need them. */
function largeNumbers(
  directory: DataView,
  at: number,
  { size, packedSize, offset }: { size: number; packedSize: number; offset: number },
): [number, number, number] {
  let field = extraField(directory, at);
  const numbers = [size, packedSize, offset].map((number) => {
    if (number !== TOO_LARGE_32 || field === null || field.at + 8 > field.end) return number;
    const large = uint64(directory, field.at);
    field = { ...field, at: field.at + 8 };
    return large;
  });
  return numbers as [number, number, number];
}

function extraField(directory: DataView, at: number): { at: number; end: number } | null {
  let place = at + ENTRY_BYTES + directory.getUint16(at + 28, true);
  const end = place + directory.getUint16(at + 30, true);
  while (place + 4 <= end) {
    const next = place + 4 + directory.getUint16(place + 2, true);
    if (directory.getUint16(place, true) === EXTRA_64) return { at: place + 4, end: Math.min(next, end) };
    place = next;
  }
  return null;
}

function uint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

async function viewOf(blob: Blob, from: number, to: number): Promise<DataView> {
  return new DataView(await blob.slice(Math.max(0, from), to).arrayBuffer());
}
