import type { RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { scrub } from './log-fields';
import type { JsonLogger } from './json-logger';
import { currentRequestId } from './request-id';

const LONGEST_PATH = 200;

/** Express middleware: one log line for each request, with method, path without query, status and duration; health probes only when they fail. */
export function requestLog({ pino }: JsonLogger): RequestHandler {
  const pathOf = pathReader();
  return (request, response, next) => {
    const started = performance.now();
    // The end of a response belongs to no request any more: the id is taken along.
    const requestId = currentRequestId();
    const { method, originalUrl } = request;
    response.once('close', () => {
      const path = pathOf(originalUrl);
      const level = levelOf(path, response);
      if (level === 'silent') return;
      const durationMs = Math.round(performance.now() - started);
      const event = level === 'error' ? 'request failed' : 'request answered';
      pino[level]({ requestId, method, path, status: response.statusCode, durationMs }, event);
    });
    next();
  };
}

function levelOf(path: string, { statusCode }: Response): 'error' | 'info' | 'silent' {
  if (statusCode >= 500) return 'error';
  return path.startsWith('/health') ? 'silent' : 'info';
}

/** Paths as they may be written; the usual ones come again and again. */
function pathReader(): (url: string) => string {
  const known = new LRUCache<string, string>({ max: 200 });
  return (url) => {
    const [path = '/'] = url.slice(0, LONGEST_PATH).split('?', 1);
    const written = known.get(path) ?? scrub(path);
    known.set(path, written);
    return written;
  };
}
