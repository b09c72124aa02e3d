import type { CorsOptions } from '@nestjs/common/interfaces/external/cors-options.interface';
import type { Request, RequestHandler } from 'express';
import type { Environment } from '../config/environment';
import { ApplicationError } from '../errors/application-error';
import { sendError } from '../errors/http-error.filter';

/** Sent by the dashboard with every request that may change something; no form and no foreign page can send it. */
export const OWN_HEADER = 'x-audiospective';

const HARMLESS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Express middleware against requests that a foreign page sends with a listener's cookies. A request that is not a
 * plain read is refused when the browser says that it comes from elsewhere; with a cookie, or from any browser, it must
 * also say itself that the dashboard sent it.
 */
export function originCheck(environment: Environment): RequestHandler {
  const origins = ownOrigins(environment);
  return (request, response, next) => {
    if (HARMLESS.has(request.method) || isOwn(request, origins)) return next();
    sendError(response, new ApplicationError('FORBIDDEN', 'This request did not come from the dashboard.'));
  };
}

/** Only the dashboard's own origin may call with cookies from elsewhere; false when it is served from here. */
export function corsOptions(environment: Environment): CorsOptions | false {
  if (!environment.frontendUrl) return false;
  return {
    origin: [environment.frontendUrl],
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', OWN_HEADER, 'x-request-id'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  };
}

function isOwn(request: Request, origins: ReadonlySet<string>): boolean {
  const { origin, cookie, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && !origins.has(origin)) return false;
  if (origin === undefined && site !== undefined && site !== 'same-origin') return false;
  const isBrowser = origin !== undefined || site !== undefined;
  if (cookie !== undefined && !isBrowser) return false;
  return (!isBrowser && cookie === undefined) || request.headers[OWN_HEADER] === '1';
}

function ownOrigins({ publicUrl, frontendUrl }: Environment): ReadonlySet<string> {
  return new Set([publicUrl, frontendUrl].filter((url) => url !== undefined).map((url) => new URL(url).origin));
}
