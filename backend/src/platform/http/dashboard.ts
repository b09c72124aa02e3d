import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import sirv from 'sirv';

const YEAR_S = 365 * 24 * 60 * 60;
/** Paths that are never a page of the dashboard. */
const API = /^\/(auth|graphql|health|metrics)(\/|$)/;
/** A segment that begins with a dot, such as in /.git/config: what only attackers look for. */
const HIDDEN = /(\/|%2f)(\.|%2e)/i;
/** Files with a hash in their name never change. */
const HASHED = /-[\w-]{8}\.\w+$/;
/** The page without content, which draws whatever its address says. */
const BLANK_PAGE = 'index.csr.html';
/** The pages drawn in advance; `tools/finish-dashboard.mjs` makes the start pages, which need no application. */
const START = 'start.html';
const START_OF_DEMO = 'start-demo.html';
const OVERVIEW = 'overview/index.html';
/** What has an ending is a file: a page must not stand in for a script that is missing. */
const FILE = /\.\w+$/;
/** A browser that may be signed in. Only the session itself tells, but most strangers have no such cookie. */
const MAYBE_SIGNED_IN = /(^|;\s*)(__Host-)?audiospective_session=/;

/** Whether a path may be a page of the dashboard; only the page itself knows whether it is. */
export function isPage(path: string): boolean {
  return !API.test(path) && !HIDDEN.test(path);
}

/**
 * Serves the built dashboard, compressed as it was built: files with a hash in their name for a year, and for every
 * page what was drawn of it in advance where that fits, else the blank page.
 */
export function serveDashboard(app: NestExpressApplication, folder: string, { demo }: { demo: boolean }): void {
  // `dev` looks at the disk for every request: a new build is served without a restart.
  const compressed = { dev: true, brotli: true, gzip: true, etag: true, extensions: [] };
  const file = sirv(folder, { ...compressed, setHeaders: setCaching });
  const page = sirv(folder, compressed);
  const isBuilt = () => existsSync(join(folder, BLANK_PAGE));

  app.use((request: Request, response: Response, next: NextFunction) => {
    const readsFile = ['GET', 'HEAD'].includes(request.method) && !HIDDEN.test(request.path);
    return readsFile ? file(request, response, next) : next();
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request.path) || !wantsPage(request) || !isBuilt()) return next();
    request.url = `/${drawingOf(request, demo) ?? BLANK_PAGE}`;
    return page(request, response, next);
  });
}

/** Whoever takes anything gets the page; programs that ask for JSON are told that there is none. */
function wantsPage(request: Request): boolean {
  const preferred = FILE.test(request.path) ? ['json', 'html'] : ['html', 'json'];
  return ['GET', 'HEAD'].includes(request.method) && request.accepts(preferred) === 'html';
}

/**
 * What was drawn in advance and is what this visitor will see. Listeners who open the start page get the blank one,
 * because they go on to their overview; a query may ask for anything.
 */
function drawingOf({ path, url, headers }: Request, demo: boolean): string | undefined {
  if (url.includes('?')) return undefined;
  if (path === '/overview') return OVERVIEW;
  if (path === '/' && !MAYBE_SIGNED_IN.test(headers.cookie ?? '')) return demo ? START_OF_DEMO : START;
  return undefined;
}

function setCaching(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  response.setHeader('Cache-Control', HASHED.test(path) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
}
