import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { scrub } from './log-fields';
import type { JsonLogger } from './json-logger';

/** Express middleware: one log line for each request, with method, path without query, status and duration; health probes only when they fail. */
export function requestLog(logger: JsonLogger): RequestHandler {
  return pinoHttp({
    logger: logger.pino,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customAttributeKeys: { responseTime: 'durationMs' },
    customSuccessObject: aboutRequest,
    customErrorObject: (request, response, _error, measured: Measured) => aboutRequest(request, response, measured),
    customSuccessMessage: () => 'request answered',
    customErrorMessage: () => 'request failed',
    customLogLevel: (request, response) => levelOf(pathOf(request), response),
  });
}

interface Measured {
  durationMs: number;
}

function aboutRequest(request: IncomingMessage, response: ServerResponse, { durationMs }: Measured): object {
  return { method: request.method, path: pathOf(request), status: response.statusCode, durationMs };
}

function levelOf(path: string, response: ServerResponse): 'error' | 'info' | 'silent' {
  if (response.statusCode >= 500) return 'error';
  return path.startsWith('/health') ? 'silent' : 'info';
}

function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  const [path = '/'] = (request.originalUrl ?? request.url ?? '/').split('?');
  return scrub(path.slice(0, 200));
}
