import 'reflect-metadata';
import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { type Foundation, layFoundation } from './foundation';
import { type Environment, processSource } from './platform/config/environment';
import { prepareHttp } from './platform/http/prepare-http';
import { closeGracefully } from './platform/observability/graceful-shutdown';
import { JsonLogger } from './platform/observability/json-logger';

const DASHBOARD = join(__dirname, '..', '..', '..', 'frontend', 'browser');

/** For the person at the terminal; everything after the start is told by the log. */
const say = (sentence: string) => console.log(`[audiospective] ${sentence}`);

async function main(): Promise<void> {
  const started = performance.now();
  const foundation = await layFoundation(processSource(), { report: say, owner: true });
  const { environment } = foundation;
  const app = await start(environment).catch(async (error: unknown) => {
    await foundation.release();
    throw error;
  });
  endOnSignal(app, foundation);
  say(readySentence(environment, performance.now() - started));
}

/** The role `worker` has no HTTP server. */
async function start(environment: Environment): Promise<INestApplicationContext> {
  const logger = new JsonLogger(environment.logLevel);
  const module = AppModule.for(environment);
  if (environment.role === 'worker')
    return NestFactory.createApplicationContext(module, { logger, abortOnError: false });
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  prepareHttp(app, environment, logger, DASHBOARD);
  await app.listen(environment.port, environment.host).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  return app;
}

function readySentence(environment: Environment, milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(1);
  if (environment.role === 'worker') return `The worker is ready after ${seconds} s.`;
  const demo = environment.demo ? ' This is the demo: Spotify is simulated.' : '';
  return `Ready after ${seconds} s: ${environment.publicUrl}${demo} Ctrl-C stops everything.`;
}

/** The first signal ends cleanly, the second at once; the end of the program that started this one (npm start) or of the terminal ends cleanly too. */
function endOnSignal(app: INestApplicationContext, foundation: Foundation): void {
  const seconds = foundation.environment.shutdownSeconds;
  let ending = false;
  const end = async (again: () => void) => {
    if (ending) return again();
    ending = true;
    say('Stopping.');
    await closeGracefully(app, seconds).catch((error: unknown) => console.error(error));
    await foundation.release();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(() => process.exit(1)));
  // A closed terminal comes as both, and takes the output with it.
  process.on('SIGHUP', () => void end(() => undefined));
  process.once('disconnect', () => void end(() => undefined));
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

main().catch((error: unknown) => {
  say(reasonForOperators(error));
  process.exit(1);
});

/** What a database or network error means for the person who set DATABASE_URL or PORT. */
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'PostgreSQL does not answer at DATABASE_URL.',
  ENOTFOUND: 'The host in DATABASE_URL is unknown.',
  ETIMEDOUT: 'PostgreSQL did not answer in time at DATABASE_URL.',
  '28P01': 'PostgreSQL refuses the password in DATABASE_URL.',
  '28000': 'PostgreSQL refuses the user in DATABASE_URL.',
  '3D000': 'The database that DATABASE_URL names does not exist.',
  '42501': 'The user in DATABASE_URL may not create tables.',
};

/** A sentence for what keeps the application from starting; what nobody expected comes with its stack. */
function reasonForOperators(error: unknown): string {
  const { code = '', port, message, stack } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. PORT chooses another one.`;
  return REASONS[code] ?? (stack?.includes('node_modules') ? stack : message);
}
