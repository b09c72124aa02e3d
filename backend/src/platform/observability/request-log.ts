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
    customProps: (request, response) => ({
      method: request.method,
      path: pathOf(request),
      status: response.statusCode,
    }),
    customSuccessMessage: () => 'request answered',
    customErrorMessage: () => 'request failed',
    customLogLevel: (request, response) => levelOf(pathOf(request), response),
  });
}

function levelOf(path: string, response: ServerResponse): 'error' | 'info' | 'silent' {
  if (response.statusCode >= 500) return 'error';
  return path.startsWith('/health') ? 'silent' : 'info';
}

function pathOf(request: IncomingMessage & { originalUrl?: string }): string {
  const [path = '/'] = (request.originalUrl ?? request.url ?? '/').split('?');
  return scrub(path.slice(0, 200));
}
