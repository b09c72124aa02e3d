import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** How the bytes of an answer are written, best first; `identity` is plain. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

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
/** Nearly as small as the highest level, at a twentieth of its cost. */
const BROTLI_LEVEL = 5;

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** An answer in plain bytes. */
export function plainAnswer(bytes: Buffer, contentType: string): Answer {
  const tag = hash('sha256', bytes, 'base64url').slice(0, 22);
  return { contentType, tag, writings: { identity: writing(bytes, tag, 'identity') } };
}

/** The same answer in all encodings. */
export async function compressed(answer: Answer): Promise<Answer> {
  const { bytes } = answer.writings.identity;
  if (bytes.length < WORTH_COMPRESSING) return answer;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const [br, gz] = await Promise.all([compressors.br(bytes, { params }), compressors.gzip(bytes)]);
  const { identity } = answer.writings;
  const writings = { identity, br: writing(br, answer.tag, 'br'), gzip: writing(gz, answer.tag, 'gzip') };
  return { ...answer, writings };
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
