import type { Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import {
  type Answer,
  compressedOnce,
  type Compression,
  type Encoding,
  ENCODINGS,
  isWorthCompressing,
  type Writing,
} from './answer';

/** The answer belongs to this listener, and is only good until asked again: the server knows at once whether it still is. */
const CACHE_CONTROL = 'private, no-cache';
const VARY = 'accept, accept-encoding, cookie, authorization';

/** What clients accept is written in few ways; each is read once. */
const accepted = new LRUCache<string, readonly Encoding[]>({ max: 200 });
const LONGEST_REMEMBERED = 200;

/**
 * Sends an answer in the best encoding that the client accepts and that is there, or 304 when the client says in
 * `if-none-match` that it has this content. HTTP knows that header for reading only; a query reads, whatever the method.
 */
export function sendAnswer(request: Request, response: Response, answer: Answer): void {
  if (response.headersSent) return; // with a failure, while the answer was compressed
  const { bytes, etag, encoding } = writingFor(request, answer);
  const about = { etag, 'cache-control': CACHE_CONTROL, vary: VARY };
  if (hasAlready(request.headers['if-none-match'], answer)) {
    for (const name of ['content-type', 'content-length']) response.removeHeader(name);
    response.writeHead(304, about).end();
    return;
  }
  const { contentType } = answer;
  const content = { 'content-type': contentType, 'content-length': bytes.length };
  const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  response.writeHead(200, { ...about, ...content, ...coding }).end(bytes);
}

/**
 * Sends what nobody keeps: compressed at the least cost where that is worth it, and then without a tag. Compression takes a moment;
 * whoever has answered in the meantime, with a failure, is right.
 */
export function sendOnce(request: Request, response: Response, body: unknown): void {
  response.vary('accept-encoding');
  const encoding = compressionFor(request);
  const bytes = encoding && typeof body === 'string' ? Buffer.from(body) : undefined;
  if (!encoding || !bytes || !isWorthCompressing(bytes)) return void response.send(body);
  compressedOnce(bytes, encoding).then(
    (compressed) => {
      if (response.headersSent) return;
      response.setHeader('content-encoding', encoding).setHeader('content-length', compressed.length).end(compressed);
    },
    () => response.headersSent || response.send(body),
  );
}

/** The best compression that the client accepts. */
export function compressionFor(request: Request): Compression | undefined {
  return acceptedBy(request).find((encoding) => encoding !== 'identity');
}

function writingFor(request: Request, { writings }: Answer): Writing & { encoding: Encoding } {
  for (const encoding of acceptedBy(request)) {
    const writing = writings[encoding];
    if (writing) return { ...writing, encoding };
  }
  return { ...writings.identity, encoding: 'identity' };
}

function acceptedBy(request: Request): readonly Encoding[] {
  const { 'accept-encoding': header = '' } = request.headers;
  const name = String(header);
  const known = accepted.get(name);
  if (known) return known;
  const encodings = ENCODINGS.filter((encoding) => request.acceptsEncodings(encoding) === encoding);
  if (name.length <= LONGEST_REMEMBERED) accepted.set(name, encodings);
  return encodings;
}

/** Whether one of the tags that the client has names this content; tags are compared without their encoding. */
function hasAlready(header: string | undefined, { tag }: Answer): boolean {
  if (header === undefined) return false;
  const tags = [...header.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text.replace(/-(br|gzip)$/, ''));
  return header.trim() === '*' || tags.includes(tag);
}
