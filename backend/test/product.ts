import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module';
import { hashOf } from '../src/auth/cookies';
import { Clock, FixedClock } from '../src/platform/clock';
import { type Environment, loadEnvironment } from '../src/platform/config/environment';
import { Database } from '../src/platform/database/database';
import { prepareHttp } from '../src/platform/http/prepare-http';
import { JsonLogger } from '../src/platform/observability/json-logger';
import { createTestDatabase } from './database';

/** An answer as it came over the wire, not decompressed. */
export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
}

/** The whole product in the role `web`, on a database of its own and with a clock that the test sets. */
export interface Product {
  app: NestExpressApplication;
  origin: string;
  database: Database;
  clock: FixedClock;
  /** Every log line so far. */
  log: string[];
  /** Begins a session of a listener; answers its cookie. */
  signIn(listenerId: number): Promise<string>;
  /** Sends a body to the API as the dashboard would, with this cookie; headers overrule. */
  ask(body: object, cookie?: string, headers?: Record<string, string>): Promise<RawAnswer>;
  /** Sends anything anywhere. */
  send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<RawAnswer>;
  stop(): Promise<void>;
}

/** Starts it; settings overrule, `resolvers` are added to the API. */
export async function startProduct(settings: NodeJS.ProcessEnv = {}, resolvers: Type[] = []): Promise<Product> {
  const test = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'product-'));
  const clock = new FixedClock(new Date('2026-11-01T12:00:00Z'));
  const environment = loadEnvironment({
    DATABASE_URL: test.url,
    DATA_DIR: dataDir,
    ROLE: 'web',
    SPOTIFY_CLIENT_ID: 'client',
    ...settings,
  });
  const log: string[] = [];
  const app = await createApp(environment, { clock, log, resolvers });
  const origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  const send: Product['send'] = (method, path, headers, body) => rawAnswer(origin, { method, path, headers }, body);
  const own = { 'content-type': 'application/json', 'x-audiospective': '1', origin: environment.publicUrl };
  const ask: Product['ask'] = (body, cookie, headers = {}) =>
    send('POST', '/graphql', { ...own, ...(cookie && { cookie }), ...headers }, JSON.stringify(body));
  const stop = async () => {
    await app.close();
    await test.drop();
    rmSync(dataDir, { recursive: true });
  };
  const database = app.get(Database);
  const signIn = (listenerId: number) => beginSession(database, listenerId, clock.now());
  return { app, origin, database, clock, log, signIn, ask, send, stop };
}

async function createApp(
  environment: Environment,
  { clock, log, resolvers }: { clock: Clock; log: string[]; resolvers: Type[] },
): Promise<NestExpressApplication> {
  const logger = new JsonLogger('info', { write: (line: string) => void log.push(line) });
  const module = await Test.createTestingModule({ imports: [AppModule.for(environment)], providers: resolvers })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger, bodyParser: false });
  prepareHttp(app, environment, logger, environment.dataDir);
  await app.listen(0, '127.0.0.1');
  return app;
}

async function beginSession(database: Database, listenerId: number, now: Date): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await database.query(
    `INSERT INTO session (id_hash, listener_id, signed_in_at, last_used_at, expires_at) VALUES ($1, $2, $3, $3, 'infinity')`,
    [hashOf(id), listenerId, now],
  );
  return `audiospective_session=${id}`;
}

async function rawAnswer(origin: string, options: object, body = ''): Promise<RawAnswer> {
  const outgoing = httpRequest(origin, options).end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, bytes: await buffer(incoming) };
}
