import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { ApplicationError } from '../errors/application-error';
import { MAX_BODY_BYTES } from './limits';

/** Where the API is served. */
export const GRAPHQL_PATH = '/graphql';

/**
 * Prepares an application (created with `bodyParser: false`) for requests to the API: POST with a JSON body of at most
 * 100 kB, not compressed. Call it before `init` or `listen`. Everything else is refused before it is read:
 * 405 for other methods, 415 for other content types, character sets and compressed bodies, 413 for too much, 400 for what is no JSON.
 */
export function acceptGraphqlRequests(app: NestExpressApplication): void {
  app.use(GRAPHQL_PATH, refuseOtherRequests);
  app.useBodyParser('json', { limit: MAX_BODY_BYTES, inflate: false, type: 'application/json' });
  app.use(GRAPHQL_PATH, refuseOtherBodies);
}

function refuseOtherRequests(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    throw new ApplicationError('METHOD_NOT_ALLOWED', 'The API answers POST requests only.');
  }
  if (!request.is('application/json') || !isUtf8(request.header('content-type'))) {
    throw new ApplicationError('UNSUPPORTED_MEDIA_TYPE', 'The API reads application/json in UTF-8 only.');
  }
  next();
}

function isUtf8(contentType = ''): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType) ?? [];
  return charset.toLowerCase() === 'utf-8';
}

function refuseOtherBodies(request: Request, _response: Response, next: NextFunction): void {
  const body: unknown = request.body;
  if (Array.isArray(body)) throw new ApplicationError('BAD_USER_INPUT', 'Send one operation per request, not a list.');
  if (typeof (body as { query?: unknown } | undefined)?.query !== 'string') {
    throw new ApplicationError('BAD_USER_INPUT', 'Send a JSON object with the text of a "query".');
  }
  next();
}
