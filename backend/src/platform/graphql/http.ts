import { hash } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, raw, type Request, type RequestHandler, type Response } from 'express';
import { ApplicationError } from '../errors/application-error';
import { inTurn } from '../http/in-turn';
import { MAX_BODY_BYTES } from './limits';

/** Where the API is served. */
export const GRAPHQL_PATH = '/graphql';

/**
 * Prepares an application (created with `bodyParser: false`) for requests to the API: POST with a JSON body of at most
 * 100 kB, not compressed. Call it before `init` or `listen`. Everything else is refused before it is read:
 * 405 for other methods, 415 for other content types, character sets and compressed bodies, 413 for too much.
 * Then the request passes the gate with a body of bytes, because a question that was answered before need not be
 * understood again; 400 for what is no operation comes after it.
 */
export function acceptGraphqlRequests(app: NestExpressApplication, gate: readonly RequestHandler[] = []): void {
  const readBytes = raw({ limit: MAX_BODY_BYTES, inflate: false, type: () => true });
  app.use(GRAPHQL_PATH, inTurn(refuseOtherRequests, readBytes, ...gate, readGraphqlBody));
}

/** Turns the bytes of a body into the object that they describe. What is worked out from here on is not to be stored by anybody, unless who keeps answers says otherwise. */
function readGraphqlBody(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  request.body = operationIn(request.body);
  next();
}

function refuseOtherRequests(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    throw new ApplicationError('METHOD_NOT_ALLOWED', 'The API answers POST requests only.');
  }
  const { 'content-type': type } = request.headers;
  if (type !== 'application/json' && !(request.is('application/json') && isUtf8(type))) {
    throw new ApplicationError('UNSUPPORTED_MEDIA_TYPE', 'The API reads application/json in UTF-8 only.');
  }
  next();
}

function isUtf8(contentType = ''): boolean {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType) ?? [];
  return charset.toLowerCase() === 'utf-8';
}

function operationIn(bytes: unknown): object {
  const body = parse(bytes);
  if (Array.isArray(body)) throw new ApplicationError('BAD_USER_INPUT', 'Send one operation per request, not a list.');
  const { query, extensions } = Object(body) as { query?: unknown; extensions?: { persistedQuery?: unknown } | null };
  const named = extensions?.persistedQuery ?? undefined;
  if (named !== undefined) checkName(named, query);
  else if (typeof query !== 'string') {
    throw new ApplicationError('BAD_USER_INPUT', 'Send a JSON object with the text of a "query".');
  }
  return body as object;
}

/** A hash that names an operation must be that of the text, where there is one. */
function checkName(named: unknown, query: unknown): void {
  const { version, sha256Hash } = Object(named) as { version?: unknown; sha256Hash?: unknown };
  const isName = version === 1 && typeof sha256Hash === 'string';
  const fits = query === undefined || (typeof query === 'string' && hash('sha256', query) === sha256Hash);
  if (isName && fits) return;
  throw new ApplicationError('BAD_USER_INPUT', 'A persisted query is named by the SHA-256 of its text, version 1.');
}

function parse(bytes: unknown): unknown {
  if (!Buffer.isBuffer(bytes)) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch (cause) {
    throw new ApplicationError('BAD_USER_INPUT', 'The body is no JSON.', { cause });
  }
}
