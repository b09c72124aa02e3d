import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { Clock } from '../../platform/clock';
import type { Environment } from '../../platform/config/environment';
import type { CallPurpose } from '../../platform/upstream/call-budget';
import { SpotifyLimiter } from './spotify-limiter';

describe('SpotifyLimiter', () => {
  let test: TestDatabase;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(() => test.database.query('TRUNCATE spotify_block, spotify_pace, spotify_usage'));

  /** Each one stands for a process of its own. */
  function limiter(limits: { daily?: number; per30s?: number } = {}): SpotifyLimiter {
    const settings = { spotifyDailyCalls: limits.daily ?? 0, spotifyCallsPer30s: limits.per30s ?? 0 };
    return new SpotifyLimiter(settings as Environment, test.database, new Clock());
  }

  async function grantedOf(count: number, limiters: SpotifyLimiter[], purpose: CallPurpose = 'POLL'): Promise<number> {
    const asks = Array.from({ length: count }, (_, i) => limiters[i % limiters.length]!.ask(purpose));
    return (await Promise.all(asks)).filter((wait) => wait === null).length;
  }

  it('lets everything pass while nothing limits it, and counts it', async () => {
    const one = limiter();
    expect(await grantedOf(50, [one])).toBe(50);
    expect(await one.used('POLL')).toBeGreaterThanOrEqual(50);
  });

  it('stops every process at once when Spotify says 429, for as long as it says', async () => {
    const [one, other] = [limiter(), limiter()];
    expect(await other.ask('ENRICHMENT')).toBeNull();
    const { until } = await one.block('RATE_LIMIT', 30_000);
    for (const purpose of ['POLL', 'ENRICHMENT', 'SIGN_IN'] as const) {
      expect(await other.ask(purpose)).toEqual({ reason: 'RATE_LIMIT', until });
    }
    await expect(other.spend('SIGN_IN')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterSeconds: expect.any(Number),
    });
    await test.database.query(`UPDATE spotify_block SET blocked_until = now()`);
    expect(await other.ask('POLL')).toBeNull();
  });

  it('never shortens a block', async () => {
    const one = limiter();
    const long = await one.block('RATE_LIMIT', 86_400_000);
    expect(await one.block('RATE_LIMIT', 1000)).toEqual(long);
    await one.block('QUOTA', 5000);
    expect(await one.blocked()).toEqual(long);
  });

  it('lets people still sign in when the quota is used up', async () => {
    const one = limiter();
    await one.block('QUOTA', 3_600_000);
    expect(await one.ask('POLL')).toMatchObject({ reason: 'QUOTA' });
    expect(await one.ask('ENRICHMENT')).toMatchObject({ reason: 'QUOTA' });
    expect(await one.ask('SIGN_IN')).toBeNull();
  });

  it('keeps the shares of a day apart and exact over several processes', async () => {
    const processes = [limiter({ daily: 100 }), limiter({ daily: 100 }), limiter({ daily: 100 })];
    expect(await grantedOf(70, processes, 'POLL')).toBe(50);
    expect(await grantedOf(70, processes, 'ENRICHMENT')).toBe(20);
    expect(await grantedOf(70, processes, 'SIGN_IN')).toBe(30);
    expect(processes[0]?.perDay('POLL')).toBe(await processes[0]?.used('POLL'));
    expect(limiter().perDay('POLL')).toBeNull();
    const wait = await processes[0]?.ask('POLL');
    expect(wait?.reason).toBe('BUDGET');
    await test.database.query(`UPDATE spotify_usage SET hour = hour - interval '25 hours'`);
    expect(await processes[0]?.ask('POLL')).toBeNull();
  });

  it('gives three processes together no more than the calls of 30 seconds', async () => {
    const processes = [limiter({ per30s: 180 }), limiter({ per30s: 180 }), limiter({ per30s: 180 })];
    expect(await grantedOf(300, processes)).toBeLessThanOrEqual(18);
    const wait = await processes[0]?.ask('POLL');
    expect(wait?.reason).toBe('PACE');
    await test.database.query(`UPDATE spotify_pace SET next_at = next_at - interval '15 seconds'`);
    const granted = await grantedOf(300, processes);
    expect(granted).toBeGreaterThan(15);
    expect(granted).toBeLessThanOrEqual(18);
  });

  it('costs little enough for more than 300 polls a second', async () => {
    const processes = [limiter(), limiter()];
    const started = performance.now();
    for (let i = 0; i < 40; i++) await grantedOf(16, processes);
    const perSecond = (40 * 16) / ((performance.now() - started) / 1000);
    expect(perSecond).toBeGreaterThan(300);
  });
});
