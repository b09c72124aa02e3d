import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startApi, type TestApi } from '../../../test/api';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { expectRefusal } from '../../../test/refusal';

let test: TestDatabase;
let api: TestApi;
const JSON_TYPE = { 'content-type': 'application/json' };

beforeAll(async () => {
  test = await createTestDatabase();
  api = await startApi(test.database);
});
afterAll(async () => {
  await api.close();
  await test.drop();
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
