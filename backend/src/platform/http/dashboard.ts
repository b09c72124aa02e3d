import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** Paths that are never a page of the dashboard. */
const API = /^\/(auth|graphql|health|metrics)(\/|$)/;

/**
 * Serves the built dashboard: files with a hash in their name for a year, and index.html for every page of it,
 * because the page itself reads the URL.
 */
export function serveDashboard(app: Express, folder: string): void {
  const index = join(folder, 'index.html');
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        const hashed = /-[A-Z0-9]{8}\.\w+$/.test(path);
        response.setHeader('Cache-Control', hashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache');
      },
    }),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || API.test(request.path) || !request.accepts('html') || !existsSync(index)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  });
}
