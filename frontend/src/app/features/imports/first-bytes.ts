import type { ZipFile } from './zip-directory';

const LOCAL_HEADER_BYTES = 30;
const DEFLATED = 8;
/** Packed bytes that hold the first rows for certain. */
const PACKED_BYTES = 16 * 1024;

/** The beginning of a file inside a zip file as text; empty where it cannot be unpacked. */
export async function firstTextOf(zip: Blob, file: ZipFile): Promise<string> {
  const header = new DataView(await zip.slice(file.offset, file.offset + LOCAL_HEADER_BYTES).arrayBuffer());
  if (header.byteLength < LOCAL_HEADER_BYTES) return '';
  const begin = file.offset + LOCAL_HEADER_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = zip.slice(begin, begin + Math.min(file.packedSize, PACKED_BYTES));
  return file.method === DEFLATED ? inflateStart(packed) : startOf(packed);
}

/** The beginning of a file as text. */
export async function startOf(file: Blob): Promise<string> {
  return new TextDecoder().decode(await file.slice(0, PACKED_BYTES).arrayBuffer());
}

/** What can be unpacked of data that is cut off somewhere. */
async function inflateStart(packed: Blob): Promise<string> {
  if (typeof DecompressionStream === 'undefined') return '';
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const { value } = await reader.read().catch(() => ({ value: undefined }));
  reader.cancel().catch(() => undefined);
  return value ? new TextDecoder().decode(value) : '';
}
