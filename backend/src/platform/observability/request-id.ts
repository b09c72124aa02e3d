import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const HEADER = 'x-request-id';
const WELL_FORMED = /^[A-Za-z0-9-]{8,64}$/;
const storage = new AsyncLocalStorage<string>();

/** The id of the request or job that is being worked on; undefined outside of both. */
export function currentRequestId(): string | undefined {
  return storage.getStore();
}

/** Runs a job under an id of its own, so that all its log lines can be found. */
export function withRequestId<T>(work: () => T, id: string = randomUUID()): T {
  return storage.run(id, work);
}

/** Express middleware, the first of all: takes the caller's id if it is well-formed, and answers it in `x-request-id`. */
export function requestIdMiddleware(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const given = request.headers[HEADER];
  const id = typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
  response.setHeader(HEADER, id);
  withRequestId(next, id);
}
