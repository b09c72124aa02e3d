import { startSimulator, tinyListeners, type FaultSpec, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { Clock } from '../../platform/clock';
import type { Environment } from '../../platform/config/environment';
import { SpotifyClient } from './spotify-client';
import { SpotifyBusyError, SpotifyError } from './spotify-error';
import { SpotifyLimiter } from './spotify-limiter';

describe('SpotifyClient', () => {
  let test: TestDatabase;
  let simulator: SpotifySimulator;
  let client: SpotifyClient;
  let limiter: SpotifyLimiter;
  let token: string;

  beforeAll(async () => {
    [test, simulator] = await Promise.all([createTestDatabase(), startSimulator({ listeners: tinyListeners(2) })]);
    token = simulator.authorize(simulator.listeners[0]!.id).accessToken;
  });
  afterAll(async () => {
    await simulator.close();
    await test.drop();
  });
  beforeEach(async () => {
    const settings = {
      spotifyApiUrl: `${simulator.origin}/v1`,
      spotifyDailyCalls: 0,
      spotifyCallsPer30s: 0,
    } as Environment;
    limiter = new SpotifyLimiter(settings, test.database, new Clock());
    client = new SpotifyClient(settings, limiter, new Clock());
    simulator.faults.clear();
    simulator.ledger.reset();
    await test.database.query('TRUNCATE spotify_block');
  });

  const poll = () => client.recentlyPlayed(token);
  const calls = () => simulator.ledger.calls({ path: '/v1/me/player/recently-played' }).length;

  const blocks = () =>
    test.database.query<{ until: Date; seconds: number }>(
      'SELECT blocked_until AS until, extract(epoch FROM blocked_until - since)::float8 AS seconds FROM spotify_block',
    );

  it('reads the newest 50 plays and nothing but them', async () => {
    const { plays, items, skipped } = await poll();
    expect(items).toBe(50);
    expect(Object.values(skipped)).toEqual([0, 0, 0]);
    const served = simulator.ledger.servedPlays();
    expect(plays.map((play) => play.playedAt.toISOString()).sort()).toEqual(served.map((play) => play.playedAt).sort());
    expect(simulator.ledger.calls()[0]?.query).toContain('limit=50');
  });

  it.each<[Partial<FaultSpec> & Pick<FaultSpec, 'kind'>, string, string]>([
    [{ kind: 'unauthorized' }, 'TOKEN_REJECTED', 'AUTH'],
    [{ kind: 'forbidden-scope' }, 'SCOPE_MISSING', 'AUTH'],
    [{ kind: 'forbidden-not-registered' }, 'NOT_REGISTERED', 'AUTH'],
    [{ kind: 'forbidden-premium' }, 'PREMIUM_NEEDED', 'AUTH'],
    [{ kind: 'forbidden-removed' }, 'FORBIDDEN', 'AUTH'],
    [{ kind: 'server-error', status: 503 }, 'SERVER_ERROR', 'NETWORK'],
    [{ kind: 'server-error-html' }, 'SERVER_ERROR', 'NETWORK'],
    [{ kind: 'cut' }, 'NO_REPLY', 'NETWORK'],
    [{ kind: 'cut-body' }, 'NO_REPLY', 'NETWORK'],
    [{ kind: 'wrong-shape', shape: 'html' }, 'WEB_PAGE', 'NETWORK'],
    [{ kind: 'wrong-shape', shape: 'huge' }, 'NO_REPLY', 'NETWORK'],
    [{ kind: 'wrong-shape', shape: 'gzip-bomb' }, 'NO_REPLY', 'NETWORK'],
    [{ kind: 'wrong-shape', shape: 'items-null' }, 'WRONG_SHAPE', 'UNKNOWN'],
    [{ kind: 'wrong-shape', shape: 'empty' }, 'WRONG_SHAPE', 'UNKNOWN'],
    [{ kind: 'wrong-shape', shape: 'truncated' }, 'WRONG_SHAPE', 'UNKNOWN'],
    [{ kind: 'wrong-shape', shape: 'array' }, 'WRONG_SHAPE', 'UNKNOWN'],
  ])('tells %j from other faults', async (fault, code, kind) => {
    simulator.faults.add(fault);
    const error: unknown = await poll().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SpotifyError);
    expect(error).toMatchObject({ code, kind });
    expect(String(error)).not.toContain(token);
  });

  it.each([
    [{ kind: 'wrong-shape', shape: 'track-null' } as const],
    [{ kind: 'wrong-shape', shape: 'no-played-at' } as const],
    [{ kind: 'future-play' } as const],
    [{ kind: 'ancient-play' } as const],
  ])('reads the other plays of a page with %j', async (fault) => {
    simulator.faults.add(fault);
    const { plays, skipped } = await poll();
    expect(skipped['not-a-track'] + skipped['impossible-time']).toBeGreaterThan(0);
    expect(plays.every((play) => play.playedAt.getTime() <= Date.now() && play.playedAt.getFullYear() > 2008)).toBe(
      true,
    );
  });

  it('repeats a call once when the server stumbled, within a budget', async () => {
    simulator.faults.add({ kind: 'server-error', times: 1 });
    expect((await poll()).plays).toHaveLength(50);
    expect(calls()).toBe(2);
    simulator.faults.add({ kind: 'server-error' });
    for (let i = 0; i < 20; i++) await poll().catch(() => undefined);
    expect(calls()).toBeLessThanOrEqual(2 + 20 + 3);
  });

  it.each([
    ['60', 'RATE_LIMIT', 60],
    [undefined, 'RATE_LIMIT', 30],
    ['soon', 'RATE_LIMIT', 30],
    ['-1', 'RATE_LIMIT', 30],
    ['86400', 'RATE_LIMIT', 86_400],
  ])('obeys Retry-After: %s', async (retryAfter, reason, seconds) => {
    simulator.faults.add({ kind: 'rate-limit', ...(retryAfter !== undefined && { retryAfter }), times: 1 });
    const error = (await poll().catch((thrown: unknown) => thrown)) as SpotifyBusyError;
    expect(error).toBeInstanceOf(SpotifyBusyError);
    expect(error.wait.reason).toBe(reason);
    expect(await blocks()).toEqual([{ until: error.wait.until, seconds }]);
    await expect(poll()).rejects.toBeInstanceOf(SpotifyBusyError);
    expect(calls()).toBe(1);
  });

  it('tells an exceeded quota from a plain 429', async () => {
    simulator.faults.add({ kind: 'quota', retryAfter: '52531', times: 1 });
    await expect(poll()).rejects.toMatchObject({ wait: { reason: 'QUOTA' } });
    expect(await limiter.ask('ENRICHMENT')).toMatchObject({ reason: 'QUOTA' });
    expect(await limiter.ask('SIGN_IN')).toBeNull();
  });
});
