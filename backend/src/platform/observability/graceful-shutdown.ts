import type { Server } from 'node:http';
import type { INestApplication, INestApplicationContext } from '@nestjs/common';
import { HealthRegistry } from './health-registry';

/**
 * Ends the application: not ready from now on, requests under way may finish for at most `seconds`, then they are cut.
 * Works for processes without an HTTP server too.
 */
export async function closeGracefully(app: INestApplicationContext, seconds: number): Promise<void> {
  app.get(HealthRegistry, { strict: false }).beginShutdown();
  const server = (app as Partial<INestApplication<Server>>).getHttpServer?.();
  const cut = setTimeout(() => server?.closeAllConnections(), seconds * 1000);
  const idle = setInterval(() => server?.closeIdleConnections(), 200);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
    clearInterval(idle);
  }
}
