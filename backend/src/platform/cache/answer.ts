import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are written, best first; `identity` is plain. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];
export type Compression = Exclude<Encoding, 'identity'>;

/** One way to write an answer. */
export interface Writing {
  bytes: Buffer;
  /** Strong entity tag of exactly these bytes. */
  etag: string;
}

/** A successful answer of the API as it goes over the wire. */
export interface Answer {
  contentType: string;
  /** Names the content, however it is written. */
  tag: string;
  /** Compressed writings are missing until there was time to make them. */
  writings: { identity: Writing } & Partial<Record<Encoding, Writing>>;
}

/** Shorter answers do not gain by compression. */
const WORTH_COMPRESSING = 1_000;
/** Levels for answers that are kept: nearly as small as the highest, at a twentieth of its cost. */
const KEPT = { br: 5, gzip: 6 };
/** Levels for answers that are sent once: a seventh larger than those, at a third of their cost or less. */
const ONCE = { br: 1, gzip: 1 };

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);
/** They work in threads of their own: compressing in the event loop would let everybody wait. */
const compressors: Record<Compression, (bytes: Buffer, level: number) => Promise<Buffer>> = {
  br: (bytes, level) => {
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
    return brotli(bytes, { params: { [BROTLI_PARAM_QUALITY]: level, [BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  },
  gzip: (bytes, level) => deflate(bytes, { level }),
};

/** An answer in plain bytes. */
export function plainAnswer(bytes: Buffer, contentType: string): Answer {
  const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
  return { contentType, tag, writings: { identity: writing(bytes, tag, 'identity') } };
}

/** The same answer in these encodings too, as far as they are worth it; those that it has stay as they are. */
export async function compressed(answer: Answer, wanted: readonly Compression[] = ['br', 'gzip']): Promise<Answer> {
  const { bytes } = answer.writings.identity;
  if (!isWorthCompressing(bytes)) return answer;
  const missing = wanted.filter((encoding) => !answer.writings[encoding]);
  const made = await Promise.all(missing.map((encoding) => compressors[encoding](bytes, KEPT[encoding])));
  return missing.reduce((all, encoding, i) => withWriting(all, encoding, made[i] as Buffer), answer);
}

/** The same answer with these bytes as one more way to write it. */
export function withWriting(answer: Answer, encoding: Compression, bytes: Buffer): Answer {
  return { ...answer, writings: { ...answer.writings, [encoding]: writing(bytes, answer.tag, encoding) } };
}

/** Whether compressing so many bytes is worth it. */
export function isWorthCompressing({ length }: Buffer): boolean {
  return length >= WORTH_COMPRESSING;
}

/** The bytes of an answer that is sent once, compressed at the least cost. */
export function compressedOnce(bytes: Buffer, encoding: Compression): Promise<Buffer> {
  return compressors[encoding](bytes, ONCE[encoding]);
}

/** Bytes that an answer takes in memory, names and tags included. */
export function sizeOf(answer: Answer): number {
  const sizes = Object.values(answer.writings).map(({ bytes }) => bytes.length + 200);
  return sizes.reduce((sum, size) => sum + size, 500);
}

/** Bytes of their own: what zlib returns may be the beginning of a much larger buffer. */
function exactly(bytes: Buffer): Buffer {
  return bytes.buffer.byteLength > bytes.length ? Buffer.from(new Uint8Array(bytes).buffer) : bytes;
}

function writing(bytes: Buffer, tag: string, encoding: Encoding): Writing {
  return { bytes: exactly(bytes), etag: encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"` };
}
