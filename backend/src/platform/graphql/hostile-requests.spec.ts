import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Args, ArgsType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { getIntrospectionQuery } from 'graphql';
import { type ApiAnswer, startApi, type TestApi } from '../../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { listCost } from './complexity';
import { pageArgs } from './connection';
import { Public } from './public.decorator';
import { Viewer } from './viewer.model';

const SECRET = 'token canary-4711 in SELECT secret FROM spotify_account';

@ArgsType()
class SelvesArgs extends pageArgs(10) {}

/** A resolver with a fault, as a bug would be, and with lists in lists. */
@Resolver(() => Viewer)
class FaultyResolver {
  @Public()
  @Query(() => String)
  faulty(): string {
    throw new Error(SECRET);
  }

  @ResolveField(() => Viewer)
  self(@Parent() viewer: Viewer): Viewer {
    return viewer;
  }

  @ResolveField(() => [Viewer], { complexity: listCost })
  selves(@Parent() viewer: Viewer, @Args() { first }: SelvesArgs): Viewer[] {
    return Array<Viewer>(first ?? 10).fill(viewer);
  }
}

let test: TestDatabase;
let api: TestApi;
let listener: number;
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  test = await createTestDatabase();
  listener = await createListener(test.database);
  api = await startApi(test.database, [FaultyResolver]);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

/** Refused with this status in JSON, with a code and a sentence, and with nothing of our insides. */
function expectRefusal(answer: ApiAnswer, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.contentType).toContain('application/json');
  expect(answer.body.errors?.length ?? 1).toBeGreaterThan(0);
  if (code) expect(answer.body.errors?.[0].extensions.code ?? answer.body.error.code).toBe(code);
  expect(answer.text).not.toMatch(/Did you mean|node_modules|stacktrace|canary|SELECT/);
}

describe('the schema', () => {
  it.each([
    ['__schema', '{ __schema { types { name } } }'],
    ['__type', '{ __type(name: "Viewer") { name } }'],
    ['an alias', '{ ok: service { demo } x: __schema { types { name } } }'],
    ['a fragment', 'query { ...F } fragment F on Query { __schema { types { name } } }'],
    ['an inline fragment', '{ ... on Query { __type(name: "Viewer") { name } } }'],
  ])('is not shown to strangers by %s', async (_name, query) => {
    const answer = await api.ask(query);
    expectRefusal(answer, 400, 'UNAUTHENTICATED');
    expect(answer.text).not.toContain('Viewer');
  });

  it('is shown to listeners', async () => {
    const { body } = await api.ask('{ __schema { queryType { name } } __type(name: "Viewer") { name } }', {
      as: listener,
    });
    expect(body.data.__type.name).toBe('Viewer');
    expect((await api.ask(getIntrospectionQuery(), { as: listener })).body.errors).toBeUndefined();
  });

  it('is not unrolled level by level', async () => {
    const bomb = `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`;
    expectRefusal(await api.ask(bomb, { as: listener }), 400, 'BAD_USER_INPUT');
  });

  it.each([
    '{ servic { demo } }',
    '{ service { dem } }',
    '{ service { demo } viewer { stats(perio: 1) { period { label } } } }',
  ])('is not guessed at: %s', async (query) => expectRefusal(await api.ask(query, { as: listener }), 400));
});

describe('what a request may be', () => {
  const post = (headers: Record<string, string>, body: RequestInit['body']) =>
    api.send({ method: 'POST', headers, body });
  const query = JSON.stringify({ query: '{ service { demo } }' });

  it.each(['GET', 'PUT', 'DELETE'])('not %s', async (method) => {
    expectRefusal(await api.send({ method, headers: JSON_TYPE }), 405, 'METHOD_NOT_ALLOWED');
  });

  it('not a query in the address, and no page for a browser', async () => {
    const response = await fetch(`${api.url}?query=%7Bservice%7Bdemo%7D%7D`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.text()).not.toContain('<');
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/graphql',
  ])('not %s', async (type) =>
    expectRefusal(await post({ 'content-type': type }, query), 415, 'UNSUPPORTED_MEDIA_TYPE'),
  );

  it('not without a content type', async () => {
    expectRefusal(await post({}, new Uint8Array(Buffer.from(query))), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['utf-7', 'utf-16', 'ibm500'])('not in %s', async (charset) => {
    expectRefusal(await post({ 'content-type': `application/json; charset=${charset}` }, query), 415);
  });

  it('not compressed', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(10_000_000, ' ')));
    expectRefusal(await post({ ...JSON_TYPE, 'content-encoding': 'gzip' }, bomb), 415);
  });

  it.each(['null', '[]', '{', '', '"text"', '{}', '{"query":1}', '{"query":null}'])('not the body %s', async (body) => {
    expectRefusal(await post(JSON_TYPE, body), 400, 'BAD_USER_INPUT');
  });

  it('not several at once', async () => {
    const one = JSON.parse(query);
    expectRefusal(await post(JSON_TYPE, JSON.stringify([one, one])), 400, 'BAD_USER_INPUT');
    expectRefusal(await post(JSON_TYPE, JSON.stringify(Array(1_000).fill(one))), 400, 'BAD_USER_INPUT');
  });

  it('not too long', async () => {
    expectRefusal(await api.ask(`# ${'x'.repeat(2_000_000)}\n{ service { demo } }`), 413, 'PAYLOAD_TOO_LARGE');
    const variables = { list: Array(200_000).fill(1) };
    expectRefusal(await api.ask('{ service { demo } }', { variables }), 413, 'PAYLOAD_TOO_LARGE');
  });

  it('in UTF-8, said or not', async () => {
    for (const type of ['application/json', 'application/json; charset=UTF-8', 'application/json;charset="utf-8"']) {
      expect((await post({ 'content-type': type }, query)).status).toBe(200);
    }
  });

  it('with the last of two equal keys', async () => {
    const { status, body } = await post(JSON_TYPE, `{"query":"{ nothing }","query":"{ service { demo } }"}`);
    expect([status, body.data]).toEqual([200, { service: { demo: true } }]);
  });

  it('with names that JavaScript knows, which change nothing', async () => {
    const variables = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}}');
    const { status } = await api.ask('{ service { demo } }', { variables });
    expect(status).toBe(200);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('operations by their hash', () => {
  const named = (sha256Hash: unknown, more: object = {}) =>
    api.send({
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash } }, ...more }),
    });
  const [hash = '', text = ''] = Object.entries(
    JSON.parse(readFileSync(join(__dirname, '../../../../libs/contract/operations.json'), 'utf8')) as object,
  ).find(([, operation]) => String(operation).startsWith('query Welcome')) as [string, string];

  it('are answered like their text', async () => {
    const { body } = await named(hash);
    expect(body.data).toEqual((await api.ask(text)).body.data);
    expect(body.data.service).toEqual({ __typename: 'Service', demo: true });
  });

  it.each(['ab'.repeat(32), '', '__proto__', 'toString'])('are unknown as %j', async (other) => {
    const { status, body } = await named(other);
    expect([status, body.errors[0].extensions.code]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
    expect(body.data).toBeUndefined();
  });

  it.each([1, null, { a: 1 }, [hash]])('are not named by %j', async (other) => {
    expectRefusal(await named(other), 400, 'BAD_USER_INPUT');
  });

  it('must have the text of their hash, if they have one', async () => {
    expectRefusal(await named(hash, { query: '{ service { demo } }' }), 400, 'BAD_USER_INPUT');
    expect((await named(hash, { query: text })).status).toBe(200);
  });

  it('are not learned from anybody', async () => {
    const query = '{ service { version } }';
    const own = createHash('sha256').update(query).digest('hex');
    for (let n = 0; n < 2; n++) expect((await named(own, { query })).body.data).toBeDefined();
    expect((await named(own)).body.errors[0].extensions.code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each([
    ['of another version', { persistedQuery: { version: 2, sha256Hash: hash } }],
    ['without a hash', { persistedQuery: null }],
    ['without anything', null],
  ])('are refused %s', async (_case, extensions) => {
    const answer = await api.send({ method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ extensions }) });
    expectRefusal(answer, 400, 'BAD_USER_INPUT');
  });
});

describe('what a query may cost', () => {
  const nested = (...sizes: (number | string)[]) =>
    `{ viewer { ${sizes.map((first) => `selves(first: ${first}) { `).join('')} id ${'} '.repeat(sizes.length)} } }`;

  it('is enough for a page of a hundred', async () => {
    expect((await api.ask(nested(100), { as: listener })).status).toBe(200);
    expect((await api.ask(nested(20, 100), { as: listener })).status).toBe(200);
  });

  it.each([
    ['a hundred times a hundred', nested(100, 100), {}],
    ['five lists in lists', nested(10, 10, 10, 10, 10), {}],
    ['pages without a size in each other', '{ viewer { selves { selves { selves { selves { id } } } } } }', {}],
    ['sizes in variables', `query Q($n: PageSize!) ${nested('$n', '$n')}`, { n: 100 }],
    ['sizes in defaults of variables', `query Q($n: PageSize = 100) ${nested('$n', '$n')}`, {}],
    ['a size that is none', nested('null', 100), {}],
    [
      'lists in fragments',
      '{ viewer { ...A } } fragment A on Viewer { selves(first: 100) { ...B } } fragment B on Viewer { selves(first: 100) { id } }',
      {},
    ],
    [
      'many lists side by side',
      `{ viewer { ${[...Array(30).keys()].map((i) => `a${i}: selves(first: 100) { id displayName }`).join(' ')} } }`,
      {},
    ],
  ])('is not %s', async (_case, query, variables) => {
    const resolve = jest.spyOn(FaultyResolver.prototype, 'selves');
    expectRefusal(await api.ask(query, { as: listener, variables }), 400, 'BAD_USER_INPUT');
    expect(resolve).not.toHaveBeenCalled();
    resolve.mockRestore();
  });
});

describe('a refusal', () => {
  const bomb = `{ viewer { ...F0 } } ${[...Array(25).keys()]
    .map((i) => `fragment F${i} on Viewer { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`)
    .join(' ')} fragment F25 on Viewer { id }`;

  it.each([
    ['a misspelt field', '{ viewer { displayNam } }'],
    ['many aliases', `{ viewer { ${[...Array(101).keys()].map((i) => `a${i}: id`).join(' ')} } }`],
    ['many fields', `{ viewer { ${'id '.repeat(600)} } }`],
    ['depth', `{ viewer ${'{ self '.repeat(20)}{ id }${' }'.repeat(20)} }`],
    ['a circle of fragments', '{ viewer { ...A } } fragment A on Viewer { self { ...A } }'],
    ['a bomb of fragments', bomb],
    ['a cost', '{ viewer { selves(first: 100) { selves(first: 100) { id } } } }'],
    ['a size', '{ viewer { plays(first: 999999999) { edges { cursor } } } }'],
    ['both directions', '{ viewer { plays(first: 1, last: 1) { edges { cursor } } } }'],
  ])('of %s reads nothing but the session', async (_case, query) => {
    const statements = jest.spyOn(test.database, 'query');
    await api.ask('{ __typename }', { as: listener });
    const ofSession = statements.mock.calls.splice(0);
    const others = (['prepared', 'snapshot', 'transaction'] as const).map((name) => jest.spyOn(test.database, name));
    expectRefusal(await api.ask(query, { as: listener }), 400, 'BAD_USER_INPUT');
    expect(statements.mock.calls).toEqual(ofSession);
    for (const spy of others) expect(spy).not.toHaveBeenCalled();
    for (const spy of [statements, ...others]) spy.mockRestore();
  });
});

describe('a period', () => {
  const stats = (period: string) => `{ viewer { stats(period: ${period}) { period { firstDay } } } }`;

  it.each([
    ['longer than any life', '{ days: { from: "1900-01-01", to: "9999-12-31" } }'],
    ['that ends before it begins', '{ days: { from: "2024-03-02", to: "2024-03-01" } }'],
    [
      'of instants that end before they begin',
      '{ instants: { from: "2024-03-02T00:00:00Z", to: "2024-03-01T00:00:00Z" } }',
    ],
    ['of a year that no calendar has', '{ year: 2147483647 }'],
    ['of two kinds at once', '{ year: 2024, month: "2024-03" }'],
    ['of no kind', '{ }'],
  ])('is not one %s', async (_case, period) => {
    const snapshot = jest.spyOn(test.database, 'snapshot');
    const { body, text } = await api.ask(stats(period), { as: listener });
    expect(body.errors.map((error: { extensions: { code: string } }) => error.extensions.code)).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(body.data?.viewer ?? null).toBeNull();
    expect(text).not.toMatch(/SELECT|node_modules/);
    expect(snapshot).not.toHaveBeenCalled();
    snapshot.mockRestore();
  });
});

describe('how much a query may ask', () => {
  const nested = (depth: number) => `{ viewer ${'{ self '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;

  const aliases = (count: number, field: string) => [...Array(count).keys()].map((i) => `a${i}: ${field}`).join(' ');

  it.each([
    ['500 times the same field', `{ service { ${'demo '.repeat(501)} } }`],
    ['2,000 times the same field', `{ service { ${'demo '.repeat(2_000)} } }`],
    ['101 aliases of __typename', `{ ${aliases(101, '__typename')} }`],
    ['31 aliases of a field', `{ ${aliases(31, 'service { demo }')} }`],
    ['aliases through fragments', `{ ...A ...A } fragment A on Query { ${aliases(16, 'service { demo }')} }`],
    [
      '500 fields through fragments',
      `{ viewer { ${'...A '.repeat(50)} } } fragment A on Viewer { ${'id '.repeat(10)} }`,
    ],
    ['20 levels', nested(20)],
    [
      'levels through fragments',
      `{ viewer { ...A } } fragment A on Viewer { self { self { self { self { self { self { ...B } } } } } } } fragment B on Viewer { self { self { self { self { self { self { id } } } } } } }`,
    ],
    [
      'a circle of fragments',
      '{ viewer { ...A } } fragment A on Viewer { self { ...B } } fragment B on Viewer { self { ...A } }',
    ],
    ['unknown directives', `{ service ${'@unknown '.repeat(10)} { demo } }`],
    ['a hundred @include', `{ service ${'@include(if: true) '.repeat(100)} { demo } }`],
    ['a syntax error', 'qwerty cop { x }'],
    ['two operations without a choice', 'query A { service { demo } } query B { service { demo } }'],
    ['a fragment named like introspection', '{ ...__schema } fragment __schema on Query { viewer { ...__schema } }'],
  ])('not %s', async (_name, query) => expectRefusal(await api.ask(query, { as: listener }), 400, 'BAD_USER_INPUT'));

  it('not a bomb of fragments', async () => {
    const bomb = [...Array(25).keys()].map(
      (i) => `fragment F${i} on Viewer { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`,
    );
    expectRefusal(
      await api.ask(`{ viewer { ...F0 } } ${bomb.join(' ')} fragment F25 on Viewer { id }`, { as: listener }),
      400,
    );
  });

  it('renamed 30 times', async () => {
    expect((await api.ask(`{ ${aliases(30, 'service { demo }')} }`, { as: listener })).status).toBe(200);
  });

  it('as deep as the pages of the product go', async () => {
    expect((await api.ask(nested(9), { as: listener })).status).toBe(200);
  });
});

describe('the size of a page', () => {
  const literal = (first: string) => `{ viewer { plays(first: ${first}) { edges { cursor } } } }`;
  const VARIABLE = 'query Q($first: PageSize) { viewer { plays(first: $first) { edges { cursor } } } }';

  it.each(['999999999', '101', '-1', '0', '1.5', '"10"', '2147483648', '1e2'])('is never %s', async (first) => {
    expectRefusal(await api.ask(literal(first), { as: listener }), 400, 'BAD_USER_INPUT');
  });

  it.each([999_999_999, -1, 0, 1.5, '10', 2 ** 31, true, [5]])('is never the variable %s', async (first) => {
    expectRefusal(await api.ask(VARIABLE, { as: listener, variables: { first } }), 400, 'BAD_USER_INPUT');
  });

  it('is never null', async () => {
    for (const answer of [
      await api.ask(literal('null'), { as: listener }),
      await api.ask(VARIABLE, { as: listener, variables: { first: null } }),
    ]) {
      expect(answer.body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('is only for going forward', async () => {
    expectRefusal(await api.ask('{ viewer { plays(first: 1, last: 1) { edges { cursor } } } }', { as: listener }), 400);
  });

  it.each([
    '',
    'x',
    'MQ',
    Buffer.from('top-tracks 1').toString('base64url'),
    Buffer.from('plays 1').toString('base64url'),
    Buffer.from('plays -1 1').toString('base64url'),
    Buffer.from('plays 1 99999999999').toString('base64url'),
    Buffer.from('plays 8640000000000000 1').toString('base64url'),
    Buffer.from('plays 1e3 1').toString('base64url'),
  ])('goes with cursors of the list, not with "%s"', async (after) => {
    const { body } = await api.ask('query Q($after: String) { viewer { plays(after: $after) { edges { cursor } } } }', {
      as: listener,
      variables: { after },
    });
    expect(body.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('an error of ours', () => {
  it('says nothing but that it is ours', async () => {
    const answer = await api.ask('{ faulty }');
    expect(answer.body.errors[0]).toMatchObject({ extensions: { code: 'INTERNAL' }, path: ['faulty'] });
    expect(answer.text).not.toMatch(/canary|SELECT|stack|tracing/);
  });

  it('leaves no trace of how long anything took', async () => {
    const { body } = await api.ask('{ service { demo } }', { as: listener });
    expect(Object.keys(body)).toEqual(['data']);
  });
});

describe('strangers', () => {
  it('get what anyone may know, and no viewer', async () => {
    const { body } = await api.ask('{ viewer { id } service { version demo maxUploadBytes } }');
    expect(body.data).toEqual({
      viewer: null,
      service: { version: expect.stringMatching(/^\d/), demo: true, maxUploadBytes: 2 ** 30 },
    });
  });

  it('have no viewer with a session of an account that is gone', async () => {
    expect((await api.ask('{ viewer { id } }', { as: 2_000_000 })).body.data.viewer).toBeNull();
  });
});
