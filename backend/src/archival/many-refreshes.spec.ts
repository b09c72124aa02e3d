import { type SignInApp, startSignInApp } from '../../test/sign-in-app';
import { RefreshWindow } from '../auth/refresh-window.repository';
import { SignInService } from '../auth/sign-in.service';
import { SpotifyAccountRepository } from '../auth/spotify-account.repository';
import { SpotifyAccounts } from '../auth/spotify-accounts';
import { TokenVault } from '../auth/token-vault';
import { Clock } from '../platform/clock';
import { poolSizeFor } from '../platform/database/data-source';
import { SpotifyLimiter } from './spotify/spotify-limiter';

const POOL = 16;
const PEOPLE = 2 * POOL;

describe('many refreshes at the same time', () => {
  let world: SignInApp;
  beforeAll(async () => {
    world = await startSignInApp({ WORKER_CONCURRENCY: '8' }, { listeners: PEOPLE });
    const service = world.app.get(SignInService);
    for (const { id, displayName } of world.spotify.listeners) {
      const { accessToken, refreshToken, expiresIn, scope } = world.spotify.authorize(id);
      const expiresAt = new Date(world.clock.now().getTime() + expiresIn * 1000);
      const grant = { accessToken, refreshToken, expiresAt, lifetimeKnown: true, scopes: scope.split(' ') };
      const profile = { spotifyId: id, accountId: null, displayName, avatarUrl: null };
      await service.complete({ grant, profile }, { timeZone: null, userAgent: '', formerSession: undefined });
    }
    world.clock.advance(3_600_000);
  });
  afterAll(() => world.stop());

  /** With the account of calls that is kept in the database. */
  function vaultOfWorker(): TokenVault {
    const { app, environment, database } = world;
    const clock = app.get(Clock);
    const accounts = new SpotifyAccounts(environment, clock, new SpotifyLimiter(environment, database, clock));
    return new TokenVault(database, clock, app.get(SpotifyAccountRepository), accounts, app.get(RefreshWindow));
  }

  it('all succeed, though there are half as many connections', async () => {
    expect(poolSizeFor(world.environment.workerConcurrency)).toBe(POOL);
    const listeners = await world.database.query<{ id: number }>('SELECT id FROM listener');
    const vault = vaultOfWorker();
    const results = await Promise.allSettled(listeners.map(({ id }) => vault.accessToken(id)));
    expect(results.filter((result) => result.status === 'rejected')).toEqual([]);
    expect(results).toHaveLength(PEOPLE);
    expect(world.spotify.ledger.calls({ path: '/api/token' })).toHaveLength(PEOPLE);
  });
});
