import { Browser, type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { QuarantineService } from './quarantine.service';
import { RefreshWindow } from './refresh-window.repository';
import { SignInService } from './sign-in.service';
import { SpotifyAccountRepository } from './spotify-account.repository';
import { SpotifyAccounts } from './spotify-accounts';
import { TokenVault } from './token-vault';

const MINUTE = 60_000;

describe('TokenVault', () => {
  let world: SignInApp;
  let vault: TokenVault;
  beforeAll(async () => {
    world = await startSignInApp();
    vault = world.app.get(TokenVault);
  });
  afterAll(() => world.stop());
  beforeEach(async () => {
    world.spotify.faults.clear();
    world.spotify.falseInvalidGrant(false);
    world.spotify.ledger.reset();
    await world.database.query('TRUNCATE listener, token_refresh_window RESTART IDENTITY CASCADE');
  });

  /** Signs in that many different people; their listener ids are 1, 2, 3... */
  async function signInMany(count: number): Promise<void> {
    const service = world.app.get(SignInService);
    for (const { id, displayName } of world.spotify.listeners.slice(0, count)) {
      const { accessToken, refreshToken, expiresIn, scope } = world.spotify.authorize(id);
      const expiresAt = new Date(world.clock.now().getTime() + expiresIn * 1000);
      const grant = { accessToken, refreshToken, expiresAt, lifetimeKnown: true, scopes: scope.split(' ') };
      const profile = { spotifyId: id, accountId: null, displayName, avatarUrl: null };
      await service.complete({ grant, profile }, { timeZone: null, userAgent: '', formerSession: undefined });
    }
    world.spotify.ledger.reset();
  }

  /** As another process would see it. */
  function otherProcess(): TokenVault {
    const { app } = world;
    return new TokenVault(
      app.get(Database),
      app.get(Clock),
      app.get(SpotifyAccountRepository),
      app.get(SpotifyAccounts),
      app.get(RefreshWindow),
    );
  }

  const refreshes = () => world.spotify.ledger.calls({ path: '/api/token' }).length;
  const account = async (listenerId = 1) => {
    const rows = await world.database.query<Record<string, unknown>>(
      'SELECT * FROM spotify_account WHERE listener_id = $1',
      [listenerId],
    );
    return rows[0] ?? {};
  };
  const states = async () => {
    const rows = await world.database.query<{ state: string; n: number }>(
      'SELECT state, count(*)::int AS n FROM spotify_account GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };
  /** What became of asking: a token, or the kind of error. */
  const outcome = (ask: Promise<string>) =>
    ask.then(
      () => 'token',
      (error: { kind?: string }) => error.kind ?? 'another error',
    );
  const isAccepted = async (token: string) =>
    (await fetch(`${world.spotify.origin}/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status === 200;

  it('hands out the same token while five minutes are left, and a fresh one afterwards', async () => {
    await signInMany(1);
    const first = await vault.accessToken(1);
    world.clock.advance(55 * MINUTE);
    expect(await vault.accessToken(1)).toBe(first);
    expect(refreshes()).toBe(0);
    world.clock.advance(1);
    const second = await vault.accessToken(1);
    expect(second).not.toBe(first);
    expect(await isAccepted(second)).toBe(true);
    expect(refreshes()).toBe(1);
  });

  it('never moves the day of consent', async () => {
    await signInMany(1);
    const { authorized_at: consent } = await account();
    world.clock.advance(60 * MINUTE);
    await vault.accessToken(1);
    expect(await account()).toMatchObject({ authorized_at: consent, state: 'CONNECTED' });
  });

  it('keeps a rotated refresh token, again and again', async () => {
    await signInMany(1);
    for (let round = 0; round < 4; round++) {
      world.clock.advance(60 * MINUTE);
      expect(await isAccepted(await vault.accessToken(1))).toBe(true);
    }
  });

  it('keeps the refresh token it has when a reply brings none', async () => {
    await signInMany(1);
    world.spotify.faults.add({ kind: 'token-no-refresh', times: 1 });
    const before = await world.app.get(SpotifyAccountRepository).find(1);
    world.clock.advance(60 * MINUTE);
    await vault.accessToken(1);
    const after = await world.app.get(SpotifyAccountRepository).find(1);
    expect(after?.refreshToken).toBe(before?.refreshToken);
    expect(after?.accessToken).not.toBe(before?.accessToken);
  });

  it('refreshes once for twenty askers in two processes', async () => {
    await signInMany(1);
    world.clock.advance(60 * MINUTE);
    const vaults = [vault, otherProcess()];
    const tokens = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (vaults[i % 2] as TokenVault).accessToken(1)),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(refreshes()).toBe(1);
  });

  it('answers a 401 with another token, refreshed once for all who were rejected', async () => {
    await signInMany(1);
    const rejected = await vault.accessToken(1);
    const vaults = [vault, otherProcess()];
    const tokens = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (vaults[i % 2] as TokenVault).accessTokenAfter401(1, rejected)),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(rejected);
    expect(refreshes()).toBe(1);
    expect(await vault.accessTokenAfter401(1, 'some older token')).toBe(tokens[0]);
    expect(refreshes()).toBe(1);
  });

  it('asks one who revoked the consent to reconnect, after one call and no more', async () => {
    await signInMany(2);
    world.spotify.revoke(world.spotify.listeners[0]?.id ?? '');
    world.clock.advance(60 * MINUTE);
    for (let round = 0; round < 3; round++) expect(await outcome(vault.accessToken(1))).toBe('RECONNECT_NEEDED');
    expect(refreshes()).toBe(1);
    expect(await account()).toMatchObject({ state: 'RECONNECT_NEEDED', state_since: world.clock.now() });
    expect(await outcome(vault.accessToken(2))).toBe('token');
    await new Browser(world).signIn(world.spotify.listeners[0]?.id ?? '');
    expect(await account()).toMatchObject({ state: 'CONNECTED' });
    expect(await outcome(vault.accessToken(1))).toBe('token');
  });

  it('does the same when consent has ended after six months', async () => {
    await signInMany(1);
    world.spotify.expireConsent(world.spotify.listeners[0]?.id ?? '');
    world.clock.advance(60 * MINUTE);
    expect(await outcome(vault.accessToken(1))).toBe('RECONNECT_NEEDED');
  });

  it('does the same when the reply to a rotation was lost, without trying in a circle', async () => {
    await signInMany(1);
    world.clock.advance(60 * MINUTE);
    world.spotify.faults.add({ kind: 'cut-body', path: /\/api\/token/, times: 1 });
    expect(await outcome(vault.accessToken(1))).toBe('UNAVAILABLE');
    const afterwards = [await outcome(vault.accessToken(1)), await outcome(vault.accessToken(1))];
    expect(afterwards).toEqual(['RECONNECT_NEEDED', 'RECONNECT_NEEDED']);
    expect(refreshes()).toBe(2);
  });

  it.each(['server-error', 'server-error-html', 'token-html', 'token-error-200', 'cut', 'rate-limit'] as const)(
    'waits for better times after %s, and loses nothing',
    async (kind) => {
      await signInMany(1);
      const before = await account();
      world.clock.advance(60 * MINUTE);
      world.spotify.faults.add({ kind, path: /\/api\/token/ });
      expect(await outcome(vault.accessToken(1))).toBe('UNAVAILABLE');
      expect(await account()).toEqual(before);
      world.spotify.faults.clear();
    },
  );

  it('accepts a refresh that does not say how long it lasts', async () => {
    await signInMany(1);
    world.clock.advance(60 * MINUTE);
    world.spotify.faults.add({ kind: 'token-no-expiry' });
    expect(await outcome(vault.accessToken(1))).toBe('token');
    expect(await account()).toMatchObject({
      access_token_expires_at: new Date(world.clock.now().getTime() + 60 * MINUTE),
    });
  });

  it('has nothing for listeners who are gone', async () => {
    expect(await outcome(vault.accessToken(99))).toBe('RECONNECT_NEEDED');
  });

  it('blames the settings, not the listener, for tokens it cannot open', async () => {
    await signInMany(2);
    await world.database.query(
      'UPDATE spotify_account SET access_token = (SELECT access_token FROM spotify_account WHERE listener_id = 2) WHERE listener_id = 1',
    );
    expect(await outcome(vault.accessToken(1))).toBe('UNAVAILABLE');
    expect(await account()).toMatchObject({ state: 'CONNECTED' });
  });

  describe('when Spotify refuses everybody', () => {
    const PEOPLE = 28;
    const ids = Array.from({ length: PEOPLE }, (_, i) => i + 1);
    /** All of them need a refresh, one after the other. */
    async function outcomesOfAll(): Promise<string[]> {
      const outcomes: string[] = [];
      for (const id of ids) outcomes.push(await outcome(vault.accessToken(id)));
      return outcomes;
    }
    beforeEach(async () => {
      await signInMany(PEOPLE);
      world.clock.advance(60 * MINUTE);
      world.spotify.falseInvalidGrant(true);
    });

    it('stops asking, quarantines everybody it refused, and keeps their tokens', async () => {
      const outcomes = await outcomesOfAll();
      expect(outcomes.slice(0, 20)).toEqual(Array(20).fill('RECONNECT_NEEDED'));
      expect(outcomes.slice(20)).toEqual(Array(8).fill('QUARANTINED'));
      expect(refreshes()).toBe(21);
      expect(await states()).toEqual({ QUARANTINED: 21, CONNECTED: 7 });
      expect(world.log.filter((line) => line.includes('mass refusal'))).toHaveLength(1);
    });

    it('stops soon even when many ask at the same time', async () => {
      await Promise.all(ids.map((id) => outcome(vault.accessToken(id))));
      await world.app.get(QuarantineService).probe();
      expect(await states()).not.toHaveProperty('RECONNECT_NEEDED');
    });

    it('lets everybody go on without signing in, once one token is accepted again', async () => {
      await outcomesOfAll();
      const quarantine = world.app.get(QuarantineService);
      await quarantine.probe();
      expect(await states()).toEqual({ QUARANTINED: 21, CONNECTED: 7 });
      expect(refreshes()).toBe(22);
      world.spotify.falseInvalidGrant(false);
      await quarantine.probe();
      expect(await states()).toEqual({ CONNECTED: PEOPLE });
      expect(await outcomesOfAll()).toEqual(Array(PEOPLE).fill('token'));
    });

    it('asks those again who were not refused, when the window has passed', async () => {
      await outcomesOfAll();
      world.spotify.falseInvalidGrant(false);
      world.clock.advance(16 * MINUTE);
      expect(await outcome(vault.accessToken(PEOPLE))).toBe('token');
      expect(await outcome(vault.accessToken(1))).toBe('QUARANTINED');
    });

    it('believes a refusal again afterwards', async () => {
      await outcomesOfAll();
      world.spotify.falseInvalidGrant(false);
      await world.app.get(QuarantineService).probe();
      world.spotify.revoke(world.spotify.listeners[4]?.id ?? '');
      world.clock.advance(60 * MINUTE);
      expect(await outcome(vault.accessToken(5))).toBe('RECONNECT_NEEDED');
    });
  });

  it('believes single refusals among many accepted refreshes', async () => {
    await signInMany(1);
    await world.database.query(`INSERT INTO token_refresh_window VALUES ($1, 2000, 30)`, [world.clock.now()]);
    world.clock.advance(10 * MINUTE);
    await world.database.query(`UPDATE spotify_account SET access_token_expires_at = $1`, [world.clock.now()]);
    world.spotify.revoke(world.spotify.listeners[0]?.id ?? '');
    expect(await outcome(vault.accessToken(1))).toBe('RECONNECT_NEEDED');
  });
});
