import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { extendedRow } from '../../test/imports';
import { signInByHeader } from '../../test/signed-in';
import { Clock } from '../platform/clock';
import { Environment, loadEnvironment } from '../platform/config/environment';
import { Database } from '../platform/database/database';
import { HttpErrorFilter } from '../platform/errors/http-error.filter';
import { GraphqlModule } from '../platform/graphql/graphql.module';
import { acceptGraphqlRequests } from '../platform/graphql/http';
import { toGlobalId } from '../platform/graphql/global-id';
import { JobQueue } from '../platform/jobs/job-queue';
import { RateLimiter } from '../platform/security/rate-limiter';
import { ImportRunner } from './import-runner';
import { ImportsModule } from './imports.module';

const NAME = 'Streaming_History_Audio_2023_0.json';
const FIELDS = `id fileName state progress { percent rowsRead playsWritten secondsLeft pollAfterMs } canCancel canUndo notes failure { code message }
  report { read new confirmed duplicates unreadable { reason message rows } firstPlayedAt lastPlayedAt } files { name kind report { read new } }`;

describe('imports over HTTP', () => {
  let test: TestDatabase;
  let app: NestExpressApplication;
  let origin: string;
  let dataDir: string;
  let listener: number;
  const sent: number[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'imports-http-'));
    const queue = {
      work: async () => undefined,
      send: async (_job: unknown, data: any) => void sent.push(data.importId),
    };
    const globals: Provider[] = [
      { provide: Environment, useValue: loadEnvironment({ DATA_DIR: dataDir, MAX_UPLOAD_BYTES: '4096' }) },
      { provide: Database, useValue: test.database },
      { provide: JobQueue, useValue: queue },
      { provide: RateLimiter, useValue: { hit: () => ({ allowed: true, limit: 1, remaining: 1, resetSeconds: 1 }) } },
      Clock,
    ];
    @Global()
    @Module({ providers: globals, exports: globals })
    class Globals {}
    const providers = [{ provide: APP_FILTER, useClass: HttpErrorFilter }];
    const module = await Test.createTestingModule({
      imports: [Globals, GraphqlModule, ImportsModule],
      providers,
    }).compile();
    app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
    app.use(signInByHeader(test.database));
    acceptGraphqlRequests(app);
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(async () => (listener = await createListener(test.database)));

  const stored = () => readdirSync(join(dataDir, 'uploads'));
  const upload = async (
    content: string,
    { name = NAME, field = 'file', as = listener }: { name?: string; field?: string; as?: number | null } = {},
  ) => {
    const body = new FormData();
    body.append(field, new Blob([content]), name);
    const headers = as === null ? {} : { 'x-test-listener': String(as) };
    const response = await fetch(`${origin}/imports`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as any };
  };
  const ask = async (query: string, as = listener) => {
    const headers = { 'content-type': 'application/json', 'x-test-listener': String(as) };
    const response = await fetch(`${origin}/graphql`, { method: 'POST', body: JSON.stringify({ query }), headers });
    return (await response.json()) as any;
  };
  const rows = (count: number) =>
    JSON.stringify(Array.from({ length: count }, (_, i) => extendedRow(new Date(Date.UTC(2023, 1, 1, i)), `t${i}`)));

  it('takes a file in, tells of its way, cancels and undoes it', async () => {
    const { status, body } = await upload(rows(3));
    expect(status).toBe(202);
    expect(stored()).toHaveLength(1);
    const one = async () => (await ask(`{ viewer { import(id: "${body.id}") { ${FIELDS} } } }`)).data.viewer.import;
    expect(await one()).toMatchObject({
      id: body.id,
      state: 'WAITING',
      progress: { percent: 0 },
      canCancel: true,
      canUndo: false,
      files: [],
    });
    await app.get(ImportRunner).run(sent.at(-1)!);
    expect(await one()).toMatchObject({
      state: 'DONE',
      progress: { percent: 100, rowsRead: 3, playsWritten: 3, pollAfterMs: null },
      canUndo: true,
      report: {
        read: 3,
        new: 3,
        confirmed: 0,
        duplicates: 0,
        unreadable: [],
        firstPlayedAt: '2023-02-01T00:00:00.000Z',
      },
      files: [{ name: NAME, kind: 'extended-audio', report: { read: 3, new: 3 } }],
    });
    expect(stored()).toEqual([]);
    expect((await ask(`mutation { undoImport(id: "${body.id}") { state } }`)).data.undoImport.state).toBe('UNDOING');
    await app.get(ImportRunner).run(sent.at(-1)!);
    expect(await one()).toMatchObject({ state: 'UNDONE', canUndo: false });
    const second = (await upload(rows(1))).body.id;
    expect((await ask(`mutation { cancelImport(id: "${second}") { state canCancel } }`)).data.cancelImport).toEqual({
      state: 'CANCELLED',
      canCancel: false,
    });
    expect(stored()).toEqual([]);
    const list = await ask(
      '{ viewer { imports(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } } }',
    );
    const { edges, pageInfo } = list.data.viewer.imports;
    expect([edges[0].node.id, pageInfo.hasNextPage]).toEqual([second, true]);
    const rest = await ask(`{ viewer { imports(after: "${pageInfo.endCursor}") { edges { node { id } } } } }`);
    expect(rest.data.viewer.imports.edges).toEqual([{ node: { id: body.id } }]);
  });

  it('hides imports from others and strangers', async () => {
    const { id } = (await upload(rows(1))).body;
    const other = await createListener(test.database);
    for (const query of [
      `{ viewer { import(id: "${id}") { id } } }`,
      `mutation { cancelImport(id: "${id}") { id } }`,
      `mutation { undoImport(id: "${id}") { id } }`,
    ]) {
      expect((await ask(query, other)).errors[0].extensions.code).toBe('NOT_FOUND');
    }
    expect(
      (await ask(`{ viewer { import(id: "${toGlobalId('Import', 9_999)}") { id } } }`)).errors[0].extensions.code,
    ).toBe('NOT_FOUND');
    expect((await upload(rows(1), { as: null })).body.error.code).toBe('UNAUTHENTICATED');
    const node = `{ node(id: "${id}") { __typename id ... on Import { fileName } } }`;
    expect((await ask(node, other)).data.node).toBeNull();
    expect((await ask(node)).data.node).toEqual({ __typename: 'Import', id, fileName: NAME });
    await ask(`mutation { cancelImport(id: "${id}") { id } }`);
  });

  it.each([
    ['a file that is too large', () => upload('x'.repeat(20_000)), 413, 'PAYLOAD_TOO_LARGE'],
    ['a file just over the limit', () => upload('x'.repeat(4_097)), 413, 'PAYLOAD_TOO_LARGE'],
    ['an empty file', () => upload(''), 400, 'BAD_USER_INPUT'],
    ['another field', () => upload('[]', { field: 'other' }), 400, 'BAD_USER_INPUT'],
  ])('refuses %s and keeps nothing of it', async (_case, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(stored()).toEqual([]);
  });

  it('refuses what is no upload', async () => {
    const headers = { 'x-test-listener': String(listener), 'content-type': 'application/json' };
    const response = await fetch(`${origin}/imports`, { method: 'POST', body: '[]', headers });
    expect(response.status).toBe(400);
  });

  it('keeps nothing of an upload that is cut off', async () => {
    const headers = {
      'x-test-listener': String(listener),
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': '2000',
    };
    const cut = request(`${origin}/imports`, { method: 'POST', headers });
    cut.on('error', () => undefined);
    cut.write(`--b\r\ncontent-disposition: form-data; name="file"; filename="${NAME}"\r\n\r\n[{`);
    while (stored().length === 0) await new Promise((resolve) => setImmediate(resolve));
    cut.destroy();
    while (stored().length > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await test.database.query('SELECT 1 FROM import WHERE listener_id = $1', [listener])).toEqual([]);
  });

  it('lets a few imports wait and refuses the rest of fifty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => upload(rows(1))));
    const accepted = answers.filter((answer) => answer.status === 202).length;
    expect(accepted).toBeGreaterThanOrEqual(1);
    expect(accepted).toBeLessThanOrEqual(6);
    expect(answers.filter((answer) => answer.body.error?.code === 'RATE_LIMITED')).toHaveLength(50 - accepted);
    expect(stored()).toHaveLength(accepted);
    await test.database.query(`UPDATE import SET state = 'CANCELLED' WHERE listener_id = $1`, [listener]);
    for (const name of stored()) rmSync(join(dataDir, 'uploads', name));
  });

  it('shows names without what could break a line or turn it around', async () => {
    const { body } = await upload(rows(1), { name: `..\u202e/\u2066été ${'x'.repeat(4_000)}.html` });
    const { fileName } = (await ask(`{ viewer { import(id: "${body.id}") { fileName } } }`)).data.viewer.import;
    expect(fileName).toMatch(/^été x+…x+\.html$/);
    expect(fileName.length).toBeLessThanOrEqual(120);
    await ask(`mutation { cancelImport(id: "${body.id}") { id } }`);
  });
});
