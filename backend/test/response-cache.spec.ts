import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Args, Context, Field, ID, Int, Mutation, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Answers } from '../src/platform/cache/answers';
import { Live } from '../src/platform/graphql/live';
import { Public } from '../src/platform/graphql/public.decorator';
import type { RequestContext } from '../src/platform/graphql/request-context';
import { ViewerService } from '../src/platform/graphql/viewer.service';
import { RATE_TIERS } from '../src/platform/security/rate-limiter';
import { createListener } from './database';
import { type Product, type RawAnswer, startProduct } from './product';

/** Counts how often it was really asked, and waits where a test wants it to. */
const probe: { asked: number; gate: PromiseLike<void> } = { asked: 0, gate: Promise.resolve() };

/** The viewer once more: fields that a suite adds to a type of the product would stay in its schema for the suites after it. */
@ObjectType()
class Probed {
  @Field(() => ID)
  id: string;
}

@Resolver(() => Probed)
class ProbeResolver {
  constructor(private readonly viewers: ViewerService) {}

  @Public()
  @Query(() => Probed, { nullable: true })
  probed(@Context() context: RequestContext): Promise<Probed | null> {
    return this.viewers.viewerOf(context);
  }

  @ResolveField('probe', () => String)
  async probe(@Args('text', { nullable: true }) text?: string): Promise<string> {
    probe.asked++;
    await probe.gate;
    return `${text ?? ''} ${probe.asked} `.repeat(500);
  }

  @Live()
  @ResolveField('liveProbe', () => Int)
  liveProbe(): number {
    return ++probe.asked;
  }

  @Live()
  @ResolveField('longLiveProbe', () => String)
  longLiveProbe(): string {
    return `${++probe.asked} `.repeat(1_000);
  }

  @Public()
  @Query(() => String)
  forAnybody(): string {
    return 'for anybody '.repeat(500);
  }

  @ResolveField('failing', () => Int, { nullable: true })
  failing(): number {
    throw new Error(`failed for the ${++probe.asked}. time`);
  }

  @Public()
  @Mutation(() => Int)
  change(): number {
    return ++probe.asked;
  }
}

const QUESTION = { query: 'query Q($text: String) { probed { id probe(text: $text) } }', variables: { text: 'one' } };
const IDENTITY = { 'accept-encoding': 'identity' };

let product: Product;
let listener: number;
let cookie: string;

beforeAll(async () => (product = await startProduct({}, [ProbeResolver])));
afterAll(() => product.stop());
beforeEach(async () => {
  product.clock.set(new Date('2026-11-01T12:00:00Z'));
  listener = await createListener(product.database, { timeZone: 'Asia/Tokyo' });
  cookie = await product.signIn(listener);
});

/** The answer to a question, once nothing is left to do about it. */
async function ask(body: object = QUESTION, as = cookie, headers: Record<string, string> = IDENTITY) {
  const answer = await product.ask(body, as, headers);
  await settled();
  return answer;
}

async function settled(): Promise<void> {
  const { underWay } = product.app.get<{ underWay: Map<string, unknown> }>(Answers);
  while (underWay.size > 0) await new Promise((resolve) => setImmediate(resolve));
}

const dataOf = ({ bytes }: RawAnswer) => JSON.parse(bytes.toString()).data;

/** How often the resolvers were asked while this went on. */
async function asked(work: () => Promise<unknown>): Promise<number> {
  const before = probe.asked;
  await work();
  return probe.asked - before;
}

describe('an answer that was given before', () => {
  it('is given again byte for byte, without asking anybody', async () => {
    const first = await ask();
    expect(await asked(async () => expect((await ask()).bytes).toEqual(first.bytes))).toBe(0);
    expect(dataOf(first).probed.probe).toContain('one');
  });

  it('has the same headers, apart from those of the moment', async () => {
    const steady = ({ headers }: RawAnswer) =>
      Object.entries(headers)
        .filter(([name]) => !['date', 'x-request-id', 'ratelimit-remaining'].includes(name))
        .sort();
    const first = await ask();
    expect(steady(await ask())).toEqual(steady(first));
    expect(first.headers).toMatchObject({
      'cache-control': 'private, no-cache',
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(first.bytes.length),
      vary: 'accept, accept-encoding, cookie, authorization',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.any(String),
    });
  });

  it('is logged and named like every other', async () => {
    await ask();
    const { headers } = await ask(QUESTION, cookie, { 'x-request-id': 'given-by-the-test' });
    expect(headers['x-request-id']).toBe('given-by-the-test');
    const lines = product.log.filter((line) => line.includes('given-by-the-test')).map((line) => JSON.parse(line));
    expect(lines).toEqual([expect.objectContaining({ method: 'POST', path: '/graphql', status: 200 })]);
  });

  it.each([
    ['a poll', 'UPDATE archive_state SET version = version + 1 WHERE listener_id = $1'],
    ['a change of settings', 'UPDATE listener SET settings_version = settings_version + 1 WHERE id = $1'],
    ['a change of an import', 'UPDATE listener SET imports_version = imports_version + 1 WHERE id = $1'],
    ['a change of what the listener holds', 'INSERT INTO listener_catalog (listener_id, version) VALUES ($1, 1)'],
  ])('is worked out anew after %s', async (_case, change) => {
    await ask();
    await product.database.query(change, [listener]);
    expect(await asked(ask)).toBe(1);
  });

  it("is worked out anew at midnight in the listener's zone, and at no other", async () => {
    product.clock.set(new Date('2026-11-01T23:59:59Z'));
    await ask();
    product.clock.set(new Date('2026-11-02T14:59:59Z'));
    expect(await asked(ask)).toBe(0);
    product.clock.set(new Date('2026-11-02T15:00:00Z'));
    expect(await asked(ask)).toBe(1);
  });

  it('is for one listener, in all sessions', async () => {
    const { bytes } = await ask();
    const other = await product.signIn(await createListener(product.database));
    expect((await ask(QUESTION, other)).bytes).not.toEqual(bytes);
    expect((await ask(QUESTION, await product.signIn(listener))).bytes).toEqual(bytes);
  });

  it.each([
    ['variables', { ...QUESTION, variables: { text: 'two' } }, IDENTITY],
    ['words', { ...QUESTION, query: `${QUESTION.query} ` }, IDENTITY],
    ['kinds of content', QUESTION, { ...IDENTITY, accept: 'application/graphql-response+json' }],
  ])('is for the same %s', async (_case, body, headers) => {
    await ask();
    expect(await asked(() => ask(body, cookie, headers))).toBe(1);
  });
});

describe('never kept are', () => {
  it.each([
    ['live fields', { query: '{ probed { liveProbe } }' }],
    ['live fields in fragments', { query: '{ probed { ...F } } fragment F on Probed { ... { x: liveProbe } }' }],
    ['errors', { query: '{ probed { failing } }' }],
    ['changes', { query: 'mutation { change }' }],
  ])('answers with %s', async (_case, body) => {
    await ask(body);
    const again = await asked(async () => {
      const { headers } = await ask(body);
      expect([headers['cache-control'], headers['etag']?.startsWith('W/') ?? true]).toEqual(['no-store', true]);
    });
    expect(again).toBe(1);
  });

  it.each([['{ nonsense }'], ['{ probed { probe'], ['{ viewer { plays(first: -1) { edges { cursor } } } }']])(
    'refusals of %s',
    async (query) => {
      const before = product.app.get(Answers).bytes;
      const answers = [await ask({ query }), await ask({ query })];
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
      expect(product.app.get(Answers).bytes).toBe(before);
    },
  );

  it('answers to strangers', async () => {
    const before = product.app.get(Answers).bytes;
    const { headers } = await ask(QUESTION, '');
    expect(headers['cache-control']).toBe('no-store');
    expect(product.app.get(Answers).bytes).toBe(before);
  });

  it('answers during which a version moved', async () => {
    const { open, entered } = closeGate();
    const answer = ask();
    await entered;
    await product.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listener]);
    open();
    expect((await answer).status).toBe(200);
    await product.database.query('UPDATE archive_state SET version = version - 1 WHERE listener_id = $1', [listener]);
    expect(await asked(ask)).toBe(1);
  });
});

/** Makes the probe wait until it is opened; `entered` tells that somebody waits. */
function closeGate(): { open: () => void; entered: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const inside = Promise.withResolvers<void>();
  probe.gate = {
    then: (done, failed) => {
      inside.resolve();
      return promise.then(done, failed);
    },
  };
  return { open: resolve, entered: inside.promise };
}

describe('the same question at the same time', () => {
  it('is worked out once', async () => {
    const { open, entered } = closeGate();
    const work = await asked(async () => {
      const answers = [ask(), ask(), ask(), ask(), ask()];
      await entered;
      open();
      const all = await Promise.all(answers);
      expect(new Set(all.map(({ bytes }) => bytes.toString())).size).toBe(1);
    });
    expect(work).toBe(1);
  });

  it('is worked out by everybody when it has failed', async () => {
    const body = { query: '{ probed { probe failing } }' };
    const { open, entered } = closeGate();
    const answers = [ask(body), ask(body), ask(body)];
    await entered;
    open();
    for (const { bytes } of await Promise.all(answers)) expect(JSON.parse(bytes.toString()).errors).toHaveLength(1);
  });
});

describe('whoever has the answer already', () => {
  it('is told so', async () => {
    const { headers } = await ask();
    const tag = String(headers['etag']);
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    for (const given of [tag, `W/${tag}`, `"other", ${tag}`, tag.replace(/"$/, '-br"'), '*']) {
      const { status, bytes, headers } = await ask(QUESTION, cookie, { ...IDENTITY, 'if-none-match': given });
      expect([given, status, bytes.length, headers['etag']]).toEqual([given, 304, 0, tag]);
      expect([headers['content-type'], headers['content-length']]).toEqual([undefined, undefined]);
    }
    expect((await ask(QUESTION, cookie, { ...IDENTITY, 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is given the new one after a poll', async () => {
    const { headers } = await ask();
    await product.database.query('UPDATE archive_state SET version = version + 1 WHERE listener_id = $1', [listener]);
    const known = { ...IDENTITY, 'if-none-match': String(headers['etag']) };
    expect((await ask(QUESTION, cookie, known)).status).toBe(200);
  });
});

describe('the encoding', () => {
  it.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, gzip', gunzipSync],
    [undefined, 'zstd', (bytes: Buffer) => bytes],
    [undefined, '', (bytes: Buffer) => bytes],
  ])('is %s for "%s"', async (encoding, accepts, decompress) => {
    const plain = await ask();
    const { headers, bytes } = await ask(QUESTION, cookie, { 'accept-encoding': accepts });
    expect(headers['content-encoding']).toBe(encoding);
    expect(decompress(bytes)).toEqual(plain.bytes);
    expect(headers['content-length']).toBe(String(bytes.length));
    expect(headers['etag'] === plain.headers['etag']).toBe(encoding === undefined);
    if (encoding) expect(bytes.length).toBeLessThan(plain.bytes.length / 5);
  });
});

describe('the first answer', () => {
  it.each(['br', 'gzip'])('is compressed by %s already, as it is kept', async (encoding) => {
    const first = await ask(QUESTION, cookie, { 'accept-encoding': encoding });
    expect(first.headers['content-encoding']).toBe(encoding);
    const again = ask(QUESTION, cookie, { 'accept-encoding': encoding });
    expect(await asked(() => again)).toBe(0);
    expect((await again).bytes).toEqual(first.bytes);
    expect((await again).headers['etag']).toBe(first.headers['etag']);
    expect((await ask()).bytes).toEqual(decompressed(first));
  });
});

describe('an answer that nobody keeps', () => {
  const failing = { query: '{ probed { probe failing } }' };
  const QUESTIONS: [string, object, boolean][] = [
    ['is live', { query: '{ probed { longLiveProbe } }' }, true],
    ['has failed', failing, true],
    ['is for strangers', { query: '{ forAnybody }' }, false],
  ];
  const CASES = QUESTIONS.flatMap((question) => (['br', 'gzip'] as const).map((encoding) => [...question, encoding]));

  it.each(CASES as [string, object, boolean, string][])(
    'and %s is compressed: %#',
    async (_case, body, own, encoding) => {
      for (const time of ['first', 'second']) {
        const answer = await ask(body, own ? cookie : '', { 'accept-encoding': `${encoding}, zstd` });
        const { headers, bytes } = answer;
        expect([time, headers['content-encoding'], headers['content-length']]).toEqual([
          time,
          encoding,
          `${bytes.length}`,
        ]);
        expect(headers).toMatchObject({
          'cache-control': 'no-store',
          'content-type': 'application/json; charset=utf-8',
        });
        expect(String(headers['vary']).toLowerCase()).toContain('accept-encoding');
        expect(headers['etag']).toBeUndefined();
        const text = decompressed(answer);
        expect(Object.keys(JSON.parse(text.toString()))).toContain('data');
        expect(bytes.length).toBeLessThan(text.length / 5);
      }
    },
  );

  it.each([
    ['short', { query: '{ probed { liveProbe } }' }, 'br'],
    ['for clients that accept no compression', { query: '{ probed { longLiveProbe } }' }, 'identity'],
  ])('is plain when it is %s', async (_case, body, encoding) => {
    const { headers, bytes } = await ask(body, cookie, { 'accept-encoding': encoding });
    expect([headers['content-encoding'], headers['content-length']]).toEqual([undefined, String(bytes.length)]);
    expect(String(headers['vary']).toLowerCase()).toContain('accept-encoding');
    expect(JSON.parse(bytes.toString()).data.probed).toBeDefined();
  });
});

/** The plain bytes of an answer. */
function decompressed({ headers, bytes }: RawAnswer): Buffer {
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
}

describe('what stands before every answer stands before these too', () => {
  beforeEach(() => ask());

  it.each([
    ['the origin', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['the content type', { 'content-type': 'text/plain' }, 415],
    ['the content encoding', { 'content-encoding': 'gzip' }, 415],
  ])('%s', async (_case, headers, status) => {
    expect((await ask(QUESTION, cookie, headers)).status).toBe(status);
  });

  it('the session', async () => {
    await product.database.query('DELETE FROM session WHERE listener_id = $1', [listener]);
    expect(dataOf(await ask()).probed).toBeNull();
  });

  it('the database', async () => {
    jest
      .spyOn(product.database, 'prepared')
      .mockRejectedValueOnce(Object.assign(new Error('canary'), { code: '57P01' }));
    const { status, bytes, headers } = await ask();
    expect([status, headers['retry-after'], JSON.parse(bytes.toString()).error.code]).toEqual([
      503,
      '5',
      'SERVICE_UNAVAILABLE',
    ]);
    expect((await ask()).status).toBe(200);
  });

  it('the rate limit', async () => {
    const statuses = [];
    for (let n = 1; n <= RATE_TIERS.normal; n++) statuses.push((await ask()).status);
    expect(statuses).toEqual([...Array(RATE_TIERS.normal - 1).fill(200), 429]);
  });
});
