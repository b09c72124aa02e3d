import { Browser, PUBLIC_URL, type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { hashOf } from './cookies';
import { SessionRepository } from './session.repository';

const DAY = 24 * 60 * 60_000;
const COOKIE = 'audiospective_session';

describe('sessions', () => {
  let world: SignInApp;
  beforeAll(async () => (world = await startSignInApp()));
  afterAll(() => world.stop());
  beforeEach(() => world.database.query('TRUNCATE listener, sign_in_attempt RESTART IDENTITY CASCADE'));

  async function signedIn(): Promise<Browser> {
    const browser = new Browser(world);
    await browser.signIn(world.spotify.listeners[0]?.id ?? '');
    return browser;
  }

  /** Asks for something that only listeners may do; it ends all their sessions. */
  const status = async (browser: Browser, headers?: Record<string, string>) =>
    (await browser.post('/auth/sign-out-everywhere', headers)).status;
  const sessions = () => world.database.query<{ last_used_at: Date }>('SELECT last_used_at FROM session');

  it('are stored as hashes only', async () => {
    const browser = await signedIn();
    const [row] = await world.database.query<{ text: string }>('SELECT session::text AS text FROM session');
    const id = browser.cookies.get(COOKIE) ?? '';
    expect(row?.text).not.toContain(id);
    expect(row?.text).not.toContain(Buffer.from(id).toString('hex'));
    expect(row?.text).not.toContain(Buffer.from(id, 'base64url').toString('hex'));
  });

  it('live on while they are used, and end after 30 days without', async () => {
    const used = await signedIn();
    const idle = await signedIn();
    for (let day = 0; day < 40; day += 20) {
      world.clock.advance(20 * DAY);
      expect((await used.post('/auth/unknown')).status).toBe(404);
    }
    expect(await status(idle)).toBe(401);
    expect(await status(used)).toBe(204);
  });

  it('end after 180 days however much they are used', async () => {
    const browser = await signedIn();
    for (let day = 0; day < 175; day += 25) {
      world.clock.advance(25 * DAY);
      await browser.post('/auth/unknown');
    }
    world.clock.advance(5 * DAY - 1);
    expect(await sessions()).toHaveLength(1);
    world.clock.advance(1);
    expect(await status(browser)).toBe(401);
    await world.app.get(SessionRepository).prune();
    expect(await sessions()).toEqual([]);
  });

  it('are noted as used at most every five minutes', async () => {
    const browser = await signedIn();
    const before = world.clock.now();
    world.clock.advance(4 * 60_000);
    await browser.post('/auth/unknown');
    expect(await sessions()).toEqual([{ last_used_at: before }]);
    world.clock.advance(60_000);
    await browser.post('/auth/unknown');
    expect(await sessions()).toEqual([{ last_used_at: world.clock.now() }]);
  });

  it('that are asked for while others are read are read together, after they came', async () => {
    const browsers = [await signedIn(), await signedIn(), await signedIn()];
    const hashes = browsers.map((browser) => hashOf(browser.cookies.get(COOKIE) ?? ''));
    const prepared = jest.spyOn(world.database, 'prepared');
    const sessions = world.app.get(SessionRepository);
    const first = sessions.use(hashes[0] as Buffer);
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    const others = [...hashes, Buffer.alloc(32)].map((hash) => sessions.use(hash));
    const ids = (await Promise.all([first, ...others])).map((session) => session?.sessionHash);
    expect(ids).toEqual([hashes[0], ...hashes, undefined]);
    expect(prepared).toHaveBeenCalledTimes(2);
    expect(prepared.mock.calls[1]?.[2].slice(2)).toEqual([...hashes, Buffer.alloc(32)]);
    prepared.mockRestore();
  });

  it('that end while others are read are not believed', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const sessions = world.app.get(SessionRepository);
    const [hash, otherHash] = [one, other].map((browser) => hashOf(browser.cookies.get(COOKIE) ?? '')) as [
      Buffer,
      Buffer,
    ];
    const first = sessions.use(hash);
    await sessions.end(otherHash);
    expect(await sessions.use(otherHash)).toBeNull();
    expect((await first)?.sessionHash).toEqual(hash);
  });

  it('are at most fifty for a listener: the oldest ends', async () => {
    const first = await signedIn();
    world.clock.advance(1000);
    const second = await signedIn();
    await world.database.query(
      `INSERT INTO session (id_hash, listener_id, signed_in_at, last_used_at, expires_at)
       SELECT sha256(n::text::bytea), 1, $1, $1, 'infinity' FROM generate_series(1, 48) AS n`,
      [world.clock.now()],
    );
    world.clock.advance(1000);
    const newest = await signedIn();
    expect(await sessions()).toHaveLength(50);
    expect(await status(first)).toBe(401);
    expect((await newest.post('/auth/sign-out')).status).toBe(204);
    expect(await status(second)).toBe(204);
  });

  it('end with sign-out, for good, and only that one', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    const id = here.cookies.get(COOKIE) ?? '';
    const response = await here.post('/auth/sign-out');
    expect([response.status, await response.text(), here.cookies.has(COOKIE)]).toEqual([204, '', false]);
    here.cookies.set(COOKIE, id);
    expect(await status(here)).toBe(401);
    expect((await here.post('/auth/sign-out')).status).toBe(204);
    expect(await status(there)).toBe(204);
  });

  it('end everywhere at once', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    expect(await status(here)).toBe(204);
    expect(await status(there)).toBe(401);
    expect(await sessions()).toEqual([]);
  });

  it('end with their listener', async () => {
    const browser = await signedIn();
    await world.database.query('DELETE FROM listener');
    expect(await status(browser)).toBe(401);
  });

  it.each([
    ['unknown', () => `${COOKIE}=${'A'.repeat(43)}`],
    ['cut', (id: string) => `${COOKIE}=${id.slice(1)}`],
    ['twice', (id: string) => `${COOKIE}=${id}; ${COOKIE}=${id}`],
    ['too long', (id: string) => `${COOKIE}=${id}${'A'.repeat(8000)}`],
    ['of another name', (id: string) => `__Host-${COOKIE}=${id}`],
    ['not a cookie at all', () => `=;;%%%=%;${COOKIE}`],
  ])('are not believed when the cookie is %s', async (_case, cookieOf) => {
    const browser = await signedIn();
    const id = browser.cookies.get(COOKIE) ?? '';
    expect(await status(new Browser(world), { cookie: cookieOf(id) })).toBe(401);
  });

  describe('are out of reach of foreign pages', () => {
    const own = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin', 'x-audiospective': '1' };

    it.each([
      ['another site', { ...own, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
      ['no origin at all', { ...own, origin: 'null' }],
      ['a sibling', { ...own, origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-site' }],
      ['a form without origin', { 'sec-fetch-site': 'cross-site', 'x-audiospective': '1' }],
      ['a form of a page', { origin: PUBLIC_URL, 'sec-fetch-site': 'same-origin' }],
      ['something that says nothing', { 'x-audiospective': '1' }],
      ['a look-alike', { ...own, origin: `${PUBLIC_URL}.evil.example` }],
    ])('from %s', async (_case, headers) => {
      const browser = await signedIn();
      const cookie = `${COOKIE}=${browser.cookies.get(COOKIE)}`;
      const response = await fetch(`${world.origin}/auth/sign-out-everywhere`, {
        method: 'POST',
        headers: { ...headers, cookie },
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'FORBIDDEN', requestId: expect.any(String) } });
      expect(await sessions()).toHaveLength(1);
    });

    it('while programs without cookies are let through', async () => {
      const response = await fetch(`${world.origin}/auth/sign-out`, { method: 'POST' });
      expect(response.status).toBe(204);
    });
  });
});

describe('sessions under https', () => {
  let world: SignInApp;
  beforeAll(
    async () =>
      (world = await startSignInApp({
        PUBLIC_URL: 'https://music.example.org',
        SPOTIFY_REDIRECT_URI: `${PUBLIC_URL}/auth/spotify/callback`,
      })),
  );
  afterAll(() => world.stop());

  it('use cookies that are bound to the host and travel encrypted only', async () => {
    const response = await new Browser(world).signIn(world.spotify.listeners[0]?.id ?? '');
    const [, session] = response.headers.getSetCookie();
    expect(session).toMatch(
      /^__Host-audiospective_session=[\w-]{43}; Max-Age=15552000; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
