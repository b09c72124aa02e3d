import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const YEAR_S = 365 * 24 * 60 * 60;
/** Paths that are never a page of the dashboard. */
const API = /^\/(auth|graphql|health|metrics)(\/|$)/;
/** A segment that begins with a dot, such as in /.git/config: what only attackers look for. */
const HIDDEN = /(\/|%2f)(\.|%2e)/i;

/** Whether a path may be a page of the dashboard; only the page itself knows whether it is. */
export function isPage(path: string): boolean {
  return !API.test(path) && !HIDDEN.test(path);
}

/**
 * Serves the built dashboard: files with a hash in their name for a year, and index.html for every page of it,
 * because the page itself reads the URL.
 */
export function serveDashboard(app: NestExpressApplication, folder: string): void {
  const index = join(folder, 'index.html');
  app.useStaticAssets(folder, {
    index: false,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
      response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (!wantsPage || !isPage(request.path) || !existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}
