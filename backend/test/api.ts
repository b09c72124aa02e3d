import type { AddressInfo } from 'node:net';
import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AnalyticsModule } from '../src/analytics/analytics.module';
import { ArchiveFiguresResolver } from '../src/analytics/archive/archive-figures.resolver';
import { ViewerArchiveResolver } from '../src/archival/archive.resolver';
import { CatalogApiModule } from '../src/catalog/catalog-api.module';
import { CacheModule } from '../src/platform/cache/cache.module';
import { Clock, FixedClock } from '../src/platform/clock';
import { Environment, loadEnvironment } from '../src/platform/config/environment';
import { Database } from '../src/platform/database/database';
import { HttpErrorFilter } from '../src/platform/errors/http-error.filter';
import { GraphqlModule } from '../src/platform/graphql/graphql.module';
import { acceptGraphqlRequests } from '../src/platform/graphql/http';
import { SettingsModule } from '../src/settings/settings.module';
import { LISTENER_HEADER, signInByHeader } from './signed-in';

/** An answer of the API as it came over HTTP. */
export interface ApiAnswer {
  status: number;
  contentType: string;
  text: string;
  body: any;
}

/** The API of archive and catalogue on a real port, with a session that the test chooses. */
export interface TestApi {
  url: string;
  /** Sends a GraphQL request as this listener, or as a stranger. */
  ask(query: string, options?: { as?: number; variables?: Record<string, unknown>; more?: object }): Promise<ApiAnswer>;
  /** Sends anything to /graphql. */
  send(init: RequestInit): Promise<ApiAnswer>;
  close(): Promise<void>;
}

/** Starts the API over a database; `resolvers` are added to it. */
export async function startApi(
  database: Database,
  resolvers: Type[] = [],
  now = '2024-04-02T10:00:00Z',
): Promise<TestApi> {
  const globals: Provider[] = [
    { provide: Environment, useValue: loadEnvironment({}) },
    { provide: Database, useValue: database },
    { provide: Clock, useValue: new FixedClock(new Date(now)) },
  ];
  const app = await createApp(globals, resolvers);
  app.use(signInByHeader(database));
  acceptGraphqlRequests(app);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/graphql`;
  const send = (init: RequestInit) => answerOf(url, init);
  const ask: TestApi['ask'] = (query, { as, variables, more } = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(as !== undefined && { [LISTENER_HEADER]: String(as) }) },
      body: JSON.stringify({ query, variables, ...more }),
    });
  return { url, ask, send, close: () => app.close() };
}

async function createApp(globals: Provider[], resolvers: Type[]): Promise<NestExpressApplication> {
  @Global()
  @Module({ providers: globals, exports: globals })
  class Globals {}
  const builder = Test.createTestingModule({
    imports: [Globals, CacheModule, GraphqlModule, CatalogApiModule, AnalyticsModule, SettingsModule],
    providers: [...resolvers, { provide: APP_FILTER, useClass: HttpErrorFilter }],
  });
  // Its type is in the schema only where something leads to an archive.
  if (!resolvers.includes(ViewerArchiveResolver)) builder.overrideProvider(ArchiveFiguresResolver).useValue({});
  const module = await builder.compile();
  return module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
}

async function answerOf(url: string, init: RequestInit): Promise<ApiAnswer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    contentType,
    text,
    body: contentType.includes('json') ? JSON.parse(text) : undefined,
  };
}
