import { Browser, PUBLIC_URL, type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { SESSION_LIFETIME_MS } from './session.repository';
import { SignInObservers, type SignInEvent } from './sign-in-observers';
import { SpotifyAccounts } from './spotify-accounts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('signing in', () => {
  let world: SignInApp;
  const events: SignInEvent[] = [];
  beforeAll(async () => {
    world = await startSignInApp();
    world.app.get(SignInObservers).register({ signedIn: async (event) => void events.push(event) });
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    world.spotify.faults.clear();
    events.length = 0;
    await world.database.query('TRUNCATE listener, sign_in_attempt RESTART IDENTITY CASCADE');
  });

  const listener = (index: number) => world.spotify.listeners[index] as SignInApp['spotify']['listeners'][number];
  const rows = (table: string) => world.database.query<Record<string, unknown>>(`SELECT * FROM ${table}`);
  /** 204 for whoever is signed in, 401 for strangers. It ends all sessions, so it comes last. */
  const signedInStatus = async (browser: Browser) => (await browser.post('/auth/sign-out-everywhere')).status;

  it('asks Spotify with state and PKCE S256 only, for no more than it needs', async () => {
    const authorize = await new Browser(world).begin();
    expect(Object.fromEntries(authorize.searchParams)).toEqual({
      client_id: 'demo-client',
      response_type: 'code',
      redirect_uri: `${PUBLIC_URL}/auth/spotify/callback`,
      scope: 'user-read-private user-read-recently-played',
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
  });

  it('makes a listener with account, archive and session, and tells the observers', async () => {
    const browser = new Browser(world);
    const response = await browser.signIn(listener(0).id, '?returnTo=/imports%3Fa=1&timeZone=Europe/Berlin');
    expect(response.headers.get('location')).toBe('/imports?a=1');
    expect(await rows('listener')).toMatchObject([
      { id: 1, display_name: listener(0).displayName, time_zone: 'Europe/Berlin' },
    ]);
    expect(await rows('spotify_account')).toMatchObject([
      {
        spotify_id: listener(0).id,
        account_id: listener(0).accountId,
        state: 'CONNECTED',
        authorized_at: world.clock.now(),
        access_token_expires_at: new Date(world.clock.now().getTime() + 3_600_000),
        scopes: ['user-read-private', 'user-read-recently-played'],
      },
    ]);
    expect(await rows('archive_state')).toMatchObject([
      { listener_id: 1, next_poll_at: world.clock.now(), poll_interval_s: 3600 },
    ]);
    expect(await rows('sign_in_attempt')).toEqual([]);
    expect(events).toEqual([{ listenerId: 1, spotifyId: listener(0).id, firstTime: true }]);
    expect(world.booked.slice(-2)).toEqual(['SIGN_IN', 'SIGN_IN']);
  });

  it('sets exactly these cookies', async () => {
    const browser = new Browser(world);
    const start = await browser.get('/auth/spotify');
    expect(start.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^audiospective_sign_in=[\w-]{43}; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const end = await browser.get(await browser.decide(new URL(start.headers.get('location') ?? ''), listener(0).id));
    expect(end.headers.getSetCookie()).toEqual([
      'audiospective_sign_in=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax',
      expect.stringMatching(
        new RegExp(
          `^audiospective_session=[\\w-]{43}; Max-Age=${SESSION_LIFETIME_MS / 1000}; Path=/; Expires=[^;]+; HttpOnly; SameSite=Lax$`,
        ),
      ),
    ]);
  });

  it('knows a listener again, renews the consent, and keeps the time zone', async () => {
    await new Browser(world).signIn(listener(0).id, '?timeZone=Asia/Tokyo');
    world.clock.advance(30 * DAY);
    await new Browser(world).signIn(listener(0).id, '?timeZone=Europe/Paris');
    expect(await rows('listener')).toMatchObject([{ time_zone: 'Asia/Tokyo' }]);
    expect(await rows('spotify_account')).toMatchObject([{ authorized_at: world.clock.now() }]);
    expect(await rows('session')).toHaveLength(2);
    expect(events.map((event) => event.firstTime)).toEqual([true, false]);
  });

  it('takes over name and picture, and moves the settings version only when one is new', async () => {
    const signIn = () => new Browser(world).signIn(listener(0).id);
    await signIn();
    await signIn();
    expect(await rows('listener')).toMatchObject([{ settings_version: '0' }]);
    for (const former of [`display_name = 'Former'`, `avatar_url = 'https://i.scdn.co/image/former'`]) {
      await world.database.query(`UPDATE listener SET ${former}, settings_version = 0`);
      await signIn();
      expect(await rows('listener')).toMatchObject([{ settings_version: '1', display_name: listener(0).displayName }]);
      expect(JSON.stringify(await rows('listener'))).not.toContain('ormer');
    }
  });

  it('makes one listener of many sign-ins at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => new Browser(world).signIn(listener(3).id)));
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual(Array(8).fill('/'));
    expect(await rows('listener')).toHaveLength(1);
    expect(await rows('session')).toHaveLength(8);
  });

  it('follows the account id where the Spotify id has changed, and merges nobody', async () => {
    await new Browser(world).signIn(listener(0).id);
    await world.database.query(`UPDATE spotify_account SET spotify_id = 'former-name'`);
    await new Browser(world).signIn(listener(0).id);
    expect(await rows('spotify_account')).toMatchObject([{ listener_id: 1, spotify_id: listener(0).id }]);
    await world.database.query(`UPDATE spotify_account SET account_id = 'somebody-else'`);
    const refused = await new Browser(world).signIn(listener(0).id);
    expect(refused.headers.get('location')).toMatch(/^\/\?signIn=failed&requestId=[\w-]{36}$/);
    expect(await rows('spotify_account')).toMatchObject([{ account_id: 'somebody-else' }]);
    expect(await rows('session')).toHaveLength(2);
  });

  it('gives a new session id after every sign-in; the old one is dead', async () => {
    const browser = new Browser(world);
    const planted = 'A'.repeat(43);
    browser.cookies.set('audiospective_session', planted);
    await browser.signIn(listener(0).id);
    const first = browser.cookies.get('audiospective_session') ?? '';
    expect(first).not.toBe(planted);
    await browser.signIn(listener(0).id);
    const former = new Browser(world);
    former.cookies.set('audiospective_session', first);
    expect(await signedInStatus(former)).toBe(401);
    expect(await rows('session')).toHaveLength(1);
  });

  describe('comes to nothing', () => {
    async function expectNothing(response: Response, kind: string): Promise<void> {
      expect(response.headers.get('location')).toMatch(new RegExp(`^/\\?signIn=${kind}(&requestId=[\\w-]{36})?$`));
      expect(response.headers.getSetCookie().join()).not.toContain('audiospective_session');
      for (const table of ['listener', 'spotify_account', 'archive_state', 'session'])
        expect(await rows(table)).toEqual([]);
      expect(events).toEqual([]);
    }

    it('without state, with a wrong one, or without a code', async () => {
      for (const query of [
        '',
        '?code=x',
        '?code=x&state=y',
        `?code=x&state=${'s'.repeat(43)}`,
        '?state=y',
        '?code=a&code=b&state=c',
      ]) {
        const browser = new Browser(world);
        await browser.begin();
        await expectNothing(await browser.get(`/auth/spotify/callback${query}`), 'expired');
      }
    });

    it('in another browser, and then in the first one neither', async () => {
      const browser = new Browser(world);
      const back = await browser.decide(await browser.begin(), listener(0).id);
      const stranger = new Browser(world);
      await stranger.begin();
      await expectNothing(await stranger.get(back), 'expired');
      await expectNothing(await browser.get(back), 'expired');
    });

    it('after ten minutes', async () => {
      const browser = new Browser(world);
      const back = await browser.decide(await browser.begin(), listener(0).id);
      world.clock.advance(10 * MINUTE);
      await expectNothing(await browser.get(back), 'expired');
    });

    it('a second time', async () => {
      const browser = new Browser(world);
      const authorize = await browser.begin();
      const cookie = browser.cookies.get('audiospective_sign_in') ?? '';
      const back = await browser.decide(authorize, listener(0).id);
      await browser.get(back);
      browser.cookies.set('audiospective_sign_in', cookie);
      const again = await browser.get(back);
      expect(again.headers.get('location')).toBe('/?signIn=expired');
      expect(await rows('session')).toHaveLength(1);
    });

    it('when the person refuses, and nothing of what came along is repeated', async () => {
      const browser = new Browser(world);
      const back = await browser.decide(await browser.begin(), listener(0).id, 'refuse');
      const html = encodeURIComponent(`<script>canary</script>${'x'.repeat(10_000)}`);
      const response = await browser.get(`${back}&error_description=${html}`);
      await expectNothing(response, 'refused');
      expect(await response.text()).not.toContain('canary');
      await expectNothing(await browser.get('/auth/spotify/callback?error=canary&state=x'), 'failed');
    });

    it('when the person is not on the list of the Spotify app', async () => {
      world.spotify.faults.add({ kind: 'forbidden-not-registered' });
      await expectNothing(await new Browser(world).signIn(listener(0).id), 'not-allowed');
    });

    it.each([
      'token-html',
      'token-error-200',
      'token-no-expiry',
      'token-no-refresh',
      'token-wrong-scope',
      'invalid-grant',
    ] as const)('when the token endpoint answers %s', async (kind) => {
      world.spotify.faults.add({ kind });
      await expectNothing(await new Browser(world).signIn(listener(0).id), 'failed');
    });

    it.each([
      'server-error',
      'server-error-html',
      'cut',
      'cut-body',
      'rate-limit',
      'hang',
      'hang-body',
      'slow-drip',
    ] as const)('when either endpoint answers %s', async (kind) => {
      const { bounds } = world.app.get(SpotifyAccounts);
      Object.assign(bounds, { totalMs: 250 });
      for (const path of [/\/api\/token/, /\/v1\/me/]) {
        world.spotify.faults.add({ kind, path });
        await expectNothing(await new Browser(world).signIn(listener(0).id), 'failed');
        world.spotify.faults.clear();
      }
      Object.assign(bounds, { totalMs: 10_000 });
    });

    it.each(['html', 'empty', 'truncated', 'array', 'huge', 'gzip-bomb'] as const)(
      'when the profile is %s',
      async (shape) => {
        world.spotify.faults.add({ kind: 'wrong-shape', shape, path: /\/v1\/me/ });
        await expectNothing(await new Browser(world).signIn(listener(0).id), 'failed');
      },
    );
  });

  it('tells programs in JSON what tells people a page', async () => {
    const response = await new Browser(world).get('/auth/spotify/callback?code=x&state=y', {
      accept: 'application/json',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        code: 'BAD_USER_INPUT',
        message: 'This sign-in is not valid (any more); please start again.',
        requestId: response.headers.get('x-request-id'),
      },
    });
  });
});
