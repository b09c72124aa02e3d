import { HistoryFileError } from './history-file-error';
import type { HistoryLimits } from './history-limits';

/** Some whole elements of a JSON array, still as bytes. */
export interface RawRecords {
  bytes: Buffer;
  /** Where the elements begin and end in `bytes`: start, end, start, end, …; neighbours are one comma apart. */
  bounds: number[];
}

type SplitLimits = Pick<HistoryLimits, 'recordBytes' | 'depth' | 'batchRows'>;

interface Scan {
  bounds: number[];
  /** Where the element that is not yet complete begins; the end of the bytes when there is none. */
  rest: number;
  /** What follows the array's closing bracket; -1 while the array is open. */
  afterArray: number;
}

const NUL = 0x00;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const WHITE_SPACE = [SPACE, 0x0a, 0x0d, 0x09];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const UTF16_BYTES = [NUL, 0xfe, 0xff];

/**
 * Cuts the bytes of one JSON array into its elements without understanding them: an element is what lies between two
 * commas outside of strings and brackets. Holds one block and one incomplete element at a time.
 * @throws HistoryFileError E_ENCODING, E_SHAPE, E_TRUNCATED, E_TRAILING, E_RECORD, E_DEPTH
 */
export async function* splitArray(blocks: AsyncIterable<Buffer>, limits: SplitLimits): AsyncGenerator<RawRecords> {
  let state: 'before' | 'inside' | 'after' = 'before';
  let rest: Buffer = Buffer.alloc(0);
  for await (const block of blocks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, block]) : block;
    let position = 0;
    if (state === 'before') {
      position = skipToArray(bytes);
      if (position > 0) state = 'inside';
    }
    if (state === 'inside') {
      const scan = scanElements(bytes, position, limits);
      yield* inBatches(bytes, scan.bounds, limits.batchRows);
      rest = bytes.subarray(scan.rest);
      position = scan.afterArray;
      if (position >= 0) state = 'after';
    }
    if (state === 'after') refuseTrailing(bytes, position);
  }
  if (state !== 'after') throw new HistoryFileError('E_TRUNCATED');
}

function* inBatches(bytes: Buffer, bounds: number[], rows: number): Generator<RawRecords> {
  for (let first = 0; first < bounds.length; first += 2 * rows) {
    yield { bytes, bounds: bounds.slice(first, first + 2 * rows) };
  }
}

/** The position after the opening bracket; 0 while there has been nothing but white space. */
function skipToArray(bytes: Buffer): number {
  let start = skipWhiteSpace(bytes, 0);
  while (BYTE_ORDER_MARK.includes(bytes[start] ?? NUL)) start = skipWhiteSpace(bytes, start + 1);
  if (start === bytes.length) return 0;
  if (UTF16_BYTES.includes(bytes[start]!) || bytes[start + 1] === NUL) throw new HistoryFileError('E_ENCODING');
  if (bytes[start] !== OPEN_ARRAY) throw new HistoryFileError('E_SHAPE');
  return start + 1;
}

function refuseTrailing(bytes: Buffer, position: number): void {
  if (skipWhiteSpace(bytes, position) < bytes.length) throw new HistoryFileError('E_TRAILING');
}

/** The position of the first byte that is no white space; the end of the bytes when there is none. */
function skipWhiteSpace(bytes: Buffer, from: number): number {
  let position = from;
  while (position < bytes.length && WHITE_SPACE.includes(bytes[position]!)) position++;
  return position;
}

/** The hot loop: looks at every byte of the file once. */
function scanElements(bytes: Buffer, from: number, limits: SplitLimits): Scan {
  const bounds: number[] = [];
  let start = -1;
  let depth = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte <= SPACE) continue;
    if (depth === 0 && (byte === COMMA || byte === CLOSE_ARRAY)) {
      if (start >= 0 || byte === COMMA) addElement(bounds, start < 0 ? i : start, i, limits);
      if (byte === CLOSE_ARRAY) return { bounds, rest: bytes.length, afterArray: i + 1 };
      start = -1;
      continue;
    }
    if (start < 0) start = i;
    if (byte === QUOTE) i = endOfString(bytes, i);
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > limits.depth) throw new HistoryFileError('E_DEPTH');
    } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && depth > 0) depth--;
  }
  const rest = start < 0 ? bytes.length : start;
  if (bytes.length - rest > limits.recordBytes) throw new HistoryFileError('E_RECORD');
  return { bounds, rest, afterArray: -1 };
}

function addElement(bounds: number[], start: number, end: number, { recordBytes }: SplitLimits): void {
  if (end - start > recordBytes) throw new HistoryFileError('E_RECORD');
  bounds.push(start, end);
}

/** The position of the quote that ends the string; the end of the bytes when it is not among them. */
function endOfString(bytes: Buffer, quote: number): number {
  for (let i = quote + 1; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i++;
  }
  return bytes.length;
}
