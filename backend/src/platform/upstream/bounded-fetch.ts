/** A reply that was read whole. */
export interface BoundedReply {
  status: number;
  headers: Headers;
  body: string;
}

export interface Bounds {
  /** Milliseconds for everything: connecting, headers and body. */
  totalMs: number;
  /** Largest body in bytes, after unpacking. */
  maxBytes: number;
}

/** No usable reply: a network failure, a timeout, a redirect, or a body larger than allowed. */
export class NoReplyError extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`No usable reply: ${reason}`, options);
    this.name = 'NoReplyError';
  }
}

/** Fetches with a limit on time and size; redirects are refused. Throws NoReplyError, whose text holds neither address nor body. */
export async function boundedFetch(url: string, init: RequestInit, bounds: Bounds): Promise<BoundedReply> {
  const patience = AbortSignal.timeout(bounds.totalMs);
  const signal = init.signal ? AbortSignal.any([patience, init.signal]) : patience;
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal });
    return { status: response.status, headers: response.headers, body: await readBody(response, bounds.maxBytes) };
  } catch (error) {
    if (error instanceof NoReplyError) throw error;
    throw new NoReplyError(patience.aborted ? 'timeout' : codeOf(error));
  }
}

async function readBody(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new NoReplyError('too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function codeOf(error: unknown): string {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? 'network' : codeOf(cause);
}
