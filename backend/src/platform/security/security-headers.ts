import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Environment } from '../config/environment';

const YEAR_S = 365 * 24 * 60 * 60;

/** Express middleware: tells browsers what this origin's pages may load and do, and that nobody may frame them. */
export function securityHeaders(environment: Environment): RequestHandler {
  const headers = headersOf(environment);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** They are the same for every answer, and so found out once. */
function headersOf(environment: Environment): [string, string][] {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const setAll = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(environment) },
    strictTransportSecurity: environment.secure ? { maxAge: YEAR_S, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  setAll(response.req, response, (error) => {
    if (error) throw error as Error;
  });
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** Everything from this origin; pictures from Spotify's servers too, in the demo from the simulator. */
function contentSecurityPolicy(environment: Environment): Record<string, string[]> {
  const pictures = environment.demo ? [new URL(environment.spotifyApiUrl).origin] : [];
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'https://i.scdn.co', ...pictures],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'self'"],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['angular', 'angular#bundler', 'audiospective#worker'],
  };
}
