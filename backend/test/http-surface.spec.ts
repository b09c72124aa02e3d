import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SpotifyAccounts } from '../src/auth/spotify-accounts';
import { closeGracefully } from '../src/platform/observability/graceful-shutdown';
import { HealthRegistry } from '../src/platform/observability/health-registry';
import { RATE_TIERS, RateLimiter } from '../src/platform/security/rate-limiter';
import { Browser, type SignInApp, startSignInApp } from './sign-in-app';

describe('every answer', () => {
  let world: SignInApp;
  beforeAll(async () => (world = await startSignInApp()));
  afterAll(() => world.stop());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(world.origin + path, { headers, redirect: 'manual' });

  it('carries exactly these headers', async () => {
    const { headers } = await get('/health/live');
    const changing = new Set(['date', 'etag', 'x-request-id', 'connection', 'keep-alive']);
    const steady = Object.fromEntries([...headers].filter(([name]) => !changing.has(name)));
    expect(steady).toEqual({
      'cache-control': 'no-store',
      'content-length': '15',
      'content-security-policy':
        "default-src 'none';script-src 'self';style-src 'self';" +
        `img-src 'self' https://i.scdn.co ${world.spotify.origin};font-src 'self';connect-src 'self';manifest-src 'self';` +
        "worker-src 'self';form-action 'self';base-uri 'self';frame-ancestors 'none';object-src 'none';" +
        "require-trusted-types-for 'script';trusted-types angular angular#bundler audiospective#worker",
      'content-type': 'application/json; charset=utf-8',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'x-download-options': 'noopen',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
      'x-xss-protection': '0',
    });
  });

  it.each([
    ['keeps a well-formed request id', 'load-balancer-0123456789', true],
    ['replaces a short one', 'abc', false],
    ['replaces one with markup', '<script>alert(1)</script>', false],
    ['replaces a long one', 'a'.repeat(65), false],
  ])('%s', async (_case, id, kept) => {
    const answered = (await get('/health/live', { 'x-request-id': id })).headers.get('x-request-id');
    expect(answered === id).toBe(kept);
    expect(answered).toMatch(/^[\w-]{8,64}$/);
  });

  it('is an error in the one shape where there is nothing', async () => {
    const response = await get('/nothing/here?token=canary', { accept: 'application/json' });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: { code: 'NOT_FOUND', message: 'There is nothing here.', requestId: response.headers.get('x-request-id') },
    });
    const line = world.log.find((candidate) => candidate.includes('/nothing/here')) ?? '{}';
    expect(JSON.parse(line)).toEqual({
      level: 'info',
      time: expect.any(String),
      requestId: response.headers.get('x-request-id'),
      durationMs: expect.any(Number),
      event: 'request answered',
      method: 'GET',
      path: '/nothing/here',
      status: 404,
    });
    expect(line).not.toContain('canary');
  });

  it.each([
    ['TRACE', '/', 'GET, HEAD'],
    ['TRACE', '/graphql', 'POST'],
    ['TRACE', '/auth/sign-out', 'POST'],
    ['PUT', '/health/live', 'GET, HEAD'],
    ['PATCH', '/auth/spotify/callback', 'GET, HEAD'],
    ['DELETE', '/auth/sign-out', 'POST'],
    ['POST', '/auth/spotify', 'GET, HEAD'],
    ['PUT', '/graphql', 'POST'],
    ['DELETE', '/top', 'GET, HEAD'],
  ])('says what a path allows instead of %s %s', async (method, path, allow) => {
    const { status, headers, body } = await raw(world.origin, method, path);
    expect([status, headers.allow]).toEqual([405, allow]);
    expect(JSON.parse(body)).toEqual({
      error: { code: 'METHOD_NOT_ALLOWED', message: expect.any(String), requestId: headers['x-request-id'] },
    });
  });

  it.each(['DELETE', 'TRACE', 'GET'])('has nothing for %s where there is nothing', async (method) => {
    expect((await raw(world.origin, method, '/auth/nothing')).status).toBe(404);
    expect((await raw(world.origin, method, '/.git/config')).status).toBe(404);
  });

  it('shows browsers pages, and nothing where a name begins with a dot', async () => {
    for (const name of ['index.csr.html', 'start-demo.html']) {
      writeFileSync(join(world.environment.dataDir, name), '<!doctype html>');
    }
    const asBrowser = (path: string) => raw(world.origin, 'GET', path, { accept: 'text/html' });
    expect((await asBrowser('/top/tracks')).headers['content-type']).toContain('text/html');
    expect((await raw(world.origin, 'HEAD', '/', { accept: '*/*' })).status).toBe(200);
    for (const path of ['/.git/config', '/.env', '/top/.hidden', '/%2egit/config', '/top%2f.env', '/../.env']) {
      const { status, body } = await asBrowser(path);
      expect([path, status, JSON.parse(body).error.code]).toEqual([path, 404, 'NOT_FOUND']);
    }
  });

  it('refuses whoever signs in too often, whatever address they claim to have', async () => {
    const limiter = world.app.get(RateLimiter);
    for (let n = 1; n < RATE_TIERS.lenient; n++) limiter.hit('lenient', { address: '127.0.0.1' });
    const last = await get('/auth/spotify');
    expect([last.status, last.headers.get('ratelimit-limit'), last.headers.get('ratelimit-remaining')]).toEqual([
      302,
      '1000',
      '0',
    ]);
    const refused = await get('/auth/spotify', { accept: 'text/html', 'x-forwarded-for': '203.0.113.9' });
    expect([refused.status, refused.headers.get('retry-after'), refused.headers.get('ratelimit-reset')]).toEqual([
      429,
      '10',
      '10',
    ]);
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    world.clock.advance(30_000);
  });

  it('refuses whoever asks the API too often, until the window has moved on', async () => {
    const ask = (browser: Browser) => browser.ask('{ service { demo } }');
    const [one, other] = [new Browser(world), new Browser(world)];
    await one.signIn(world.spotify.listeners[0]?.id ?? '');
    await other.signIn(world.spotify.listeners[1]?.id ?? '');
    const answers = [];
    for (let n = 1; n <= RATE_TIERS.normal; n++) answers.push(await ask(one));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(headersOf(answers[0])).toEqual(['100', '99', expect.stringMatching(/^\d+$/)]);
    expect(headersOf(answers[99]).slice(0, 2)).toEqual(['100', '0']);

    const refused = await ask(one);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe(refused.headers.get('ratelimit-reset'));
    expect(await refused.json()).toEqual({
      error: {
        code: 'RATE_LIMITED',
        message: 'Too many requests; please wait a moment.',
        requestId: refused.headers.get('x-request-id'),
      },
    });
    expect([(await ask(other)).status, (await ask(new Browser(world))).status]).toEqual([200, 200]);
    world.clock.advance(20_000);
    expect((await ask(one)).status).toBe(200);
  });

  it('tells strangers of readiness yes or no, and the log what is wrong', async () => {
    expect(await (await get('/health/ready')).json()).toEqual({ status: 'ok' });
    world.app.get(HealthRegistry).register('canary', () => Promise.reject(new Error('canary')));
    const response = await get('/health/ready');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await response.text()).not.toContain('canary');
    expect(world.log.some((line) => line.includes('"reason":"canary"'))).toBe(true);
    expect((await get('/health/live')).status).toBe(200);
  });
});

/** Sends a request as it is written; `fetch` knows no TRACE and tidies paths up. */
async function raw(origin: string, method: string, path: string, headers: Record<string, string> = {}) {
  const outgoing = httpRequest(origin, { method, path, headers }).end();
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) };
}

/** Limit, what remains of it, and the seconds until it counts anew. */
function headersOf(response: Response | undefined) {
  return ['limit', 'remaining', 'reset'].map((name) => response?.headers.get(`ratelimit-${name}`));
}

describe('with the dashboard on another origin', () => {
  const FRONTEND = 'https://app.example.org';
  let world: SignInApp;
  beforeAll(async () => (world = await startSignInApp({ FRONTEND_URL: FRONTEND })));
  afterAll(() => world.stop());
  const preflight = async (origin: string) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-audiospective',
    };
    const response = await fetch(`${world.origin}/auth/sign-out`, { method: 'OPTIONS', headers });
    return response.headers.get('access-control-allow-origin');
  };

  it('lets that one call, and nobody else', async () => {
    const preflights = await Promise.all(
      [FRONTEND, `${FRONTEND}.evil.example`, 'https://appxexample.org', 'null'].map(preflight),
    );
    expect(preflights).toEqual([FRONTEND, null, null, null]);
    const own = { origin: FRONTEND, 'sec-fetch-site': 'same-site', 'x-audiospective': '1' };
    const post = (headers: Record<string, string>) =>
      fetch(`${world.origin}/auth/sign-out`, { method: 'POST', headers });
    expect((await post(own)).status).toBe(204);
    expect((await post({ ...own, origin: `${FRONTEND}.evil.example` })).status).toBe(403);
  });

  it('sends people back there', async () => {
    const response = await new Browser(world).signIn(world.spotify.listeners[0]?.id ?? '', '?returnTo=/top');
    expect(response.headers.get('location')).toBe(`${FRONTEND}/top`);
  });
});

describe('stopping', () => {
  /** A sign-in that waits for Spotify. */
  async function underWay(world: SignInApp): Promise<{ response: Promise<Response> }> {
    const browser = new Browser(world);
    const back = await browser.decide(await browser.begin(), world.spotify.listeners[0]?.id ?? '');
    const hang = world.spotify.faults.add({ kind: 'hang', path: /\/api\/token/ });
    const response = browser.get(back);
    response.catch(() => undefined);
    while (hang.hits === 0) await new Promise((resolve) => setImmediate(resolve));
    return { response };
  }

  it('lets requests under way finish, is not ready meanwhile, and takes no new ones', async () => {
    const world = await startSignInApp();
    Object.assign(world.app.get(SpotifyAccounts).bounds, { totalMs: 400 });
    const { response } = await underWay(world);
    const closed = closeGracefully(world.app, 25);
    expect(await world.app.get(HealthRegistry).failing()).toEqual(['shutting down']);
    expect((await response).headers.get('location')).toContain('signIn=failed');
    await closed;
    await expect(fetch(`${world.origin}/health/live`)).rejects.toThrow();
    await world.stop();
  });

  it('cuts what takes too long', async () => {
    const world = await startSignInApp();
    const { response } = await underWay(world);
    await closeGracefully(world.app, 0.1);
    await expect(response).rejects.toThrow();
    await world.stop();
  });
});
