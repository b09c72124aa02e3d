import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import {
  ManualClock,
  type SimulatorOptions,
  type SpotifySimulator,
  startSimulator,
} from '@audiospective/spotify-simulator';
import { AuthModule } from '../src/auth/auth.module';
import { SessionsApiModule } from '../src/auth/sessions-api.module';
import { HealthModule } from '../src/health/health.module';
import { CacheModule } from '../src/platform/cache/cache.module';
import { Clock } from '../src/platform/clock';
import { ConfigModule } from '../src/platform/config/config.module';
import { Environment, loadEnvironment } from '../src/platform/config/environment';
import { Database } from '../src/platform/database/database';
import { DatabaseModule } from '../src/platform/database/database.module';
import { GraphqlModule } from '../src/platform/graphql/graphql.module';
import { prepareHttp } from '../src/platform/http/prepare-http';
import { JsonLogger } from '../src/platform/observability/json-logger';
import { ObservabilityModule } from '../src/platform/observability/observability.module';
import { SecurityModule } from '../src/platform/security/security.module';
import { CALL_BUDGET, type CallPurpose } from '../src/platform/upstream/call-budget';
import { createTestDatabase } from './database';

export const PUBLIC_URL = 'http://127.0.0.1:3999';

/** Sign-in, sessions and tokens on a real database, with a simulated Spotify and a clock that both obey. */
export interface SignInApp {
  app: NestExpressApplication;
  origin: string;
  environment: Environment;
  database: Database;
  spotify: SpotifySimulator;
  clock: ManualClock;
  /** Every log line so far. */
  log: string[];
  /** Every call that was booked. */
  booked: CallPurpose[];
  stop(): Promise<void>;
}

/** Starts it; settings and options overrule the test's own. */
export async function startSignInApp(
  settings: NodeJS.ProcessEnv = {},
  simulator: SimulatorOptions = {},
): Promise<SignInApp> {
  const clock = new ManualClock(new Date('2026-11-01T12:00:00Z'));
  const spotify = await startSimulator({ clock, listeners: 30, rotateRefreshTokens: 'always', ...simulator });
  const test = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'sign-in-'));
  const environment = loadEnvironment({
    DATABASE_URL: test.url,
    DATA_DIR: dataDir,
    PUBLIC_URL,
    SPOTIFY_AUTHORIZATION_URL: `${spotify.origin}/authorize`,
    SPOTIFY_TOKEN_URL: `${spotify.origin}/api/token`,
    SPOTIFY_API_URL: `${spotify.origin}/v1`,
    ...settings,
  });
  const log: string[] = [];
  const booked: CallPurpose[] = [];
  const app = await createApp(environment, { now: () => clock.now() }, { log, booked });
  const stop = async () => {
    await app.close();
    await spotify.close();
    await test.drop();
    rmSync(dataDir, { recursive: true });
  };
  const { port } = app.getHttpServer().address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return { app, origin, environment, database: app.get(Database), spotify, clock, log, booked, stop };
}

async function createApp(environment: Environment, clock: Clock, seen: { log: string[]; booked: CallPurpose[] }) {
  const budget = { spend: async (purpose: CallPurpose) => void seen.booked.push(purpose) };
  @Global()
  @Module({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: CALL_BUDGET, useValue: budget },
    ],
    exports: [Clock, CALL_BUDGET],
  })
  class Stage {}
  const logger = new JsonLogger('trace', { write: (line: string) => void seen.log.push(line) });
  const platform = [ConfigModule.for(environment), Stage, ObservabilityModule, SecurityModule, DatabaseModule];
  const module = await Test.createTestingModule({
    imports: [...platform, CacheModule, GraphqlModule, AuthModule, SessionsApiModule, HealthModule],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ logger, bodyParser: false });
  prepareHttp(app, environment, logger, environment.dataDir);
  await app.listen(0, '127.0.0.1');
  return app;
}

/** What the dashboard sends with every request that may change something. */
const OWN_HEADERS = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin', 'x-audiospective': '1' };

/** A browser that follows no redirect by itself and keeps the application's cookies. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Everything the application answered, with headers. */
  readonly answers: string[] = [];

  constructor(private readonly on: Pick<SignInApp, 'origin' | 'spotify'>) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers: { accept: 'text/html', ...headers } });
  }

  /** Like the dashboard's own requests. */
  async post(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { method: 'POST', headers: { ...OWN_HEADERS, ...headers } });
  }

  /** A question to the API. */
  async ask(query: string): Promise<Response> {
    const headers = { ...OWN_HEADERS, 'content-type': 'application/json' };
    return this.send('/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
  }

  /** Goes to sign in; answers where at Spotify the browser is sent. */
  async begin(query = ''): Promise<URL> {
    const response = await this.get(`/auth/spotify${query}`);
    return new URL(response.headers.get('location') ?? '');
  }

  /** Decides at Spotify; answers the path with which the browser comes back. */
  async decide(authorize: URL, listenerId: string, decision: 'approve' | 'refuse' = 'approve'): Promise<string> {
    const body = new URLSearchParams({ ...Object.fromEntries(authorize.searchParams), listener: listenerId, decision });
    const response = await fetch(`${this.on.spotify.origin}/authorize`, { method: 'POST', body, redirect: 'manual' });
    const back = new URL(response.headers.get('location') ?? '');
    return back.pathname + back.search;
  }

  /** The whole way; answers the last response. */
  async signIn(listenerId: string, query = ''): Promise<Response> {
    return this.get(await this.decide(await this.begin(query), listenerId));
  }

  private async send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...init.headers, ...(cookie && { cookie }) };
    const response = await fetch(this.on.origin + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    this.answers.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
