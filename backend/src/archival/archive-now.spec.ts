import { startSimulator, tinyListeners, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { Logger } from '@nestjs/common';
import { archivalOf, type Archival } from '../../test/archival';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import { QuotaExhausted, ReconnectNeeded, TooSoon } from './archive.model';
import { POLL_NOW } from './poll.jobs';
import type { Slot } from './slot-ledger';

const START = new Date('2026-03-01T12:00:00Z');

describe('ArchiveNow', () => {
  const clock = new FixedClock(START);
  let test: TestDatabase;
  let simulator: SpotifySimulator;
  let one: Archival;
  let listener: number;
  let next = 0;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    [test, simulator] = await Promise.all([
      createTestDatabase(),
      startSimulator({ listeners: tinyListeners(20), clock }),
    ]);
  });
  afterAll(async () => {
    await simulator.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.database.query('TRUNCATE spotify_block, spotify_usage');
    clock.set(START);
    one = archivalOf(test, simulator, clock);
    const nextPollAt = new Date(START.getTime() + 3_600_000);
    listener = await createListener(test.database, {
      spotifyId: simulator.listeners[next++]!.id,
      nextPollAt,
      authorizedAt: START,
    });
  });

  const request = () => one.archiveNow.request(listener);
  const status = () => one.status.statusOf(listener);
  const set = (sql: string, ...values: unknown[]) => test.database.query(sql, [listener, ...values]);

  it('polls at once, says so while it runs, and tells the result', async () => {
    expect(await status()).toMatchObject({
      running: false,
      lastPolledAt: null,
      lastNewPlays: null,
      pollAfterMs: 60_000,
    });
    expect(await request()).toBe('ASKED');
    const job = one.queue.sent[0]!;
    expect(job).toMatchObject({ name: POLL_NOW.name, priority: 10, singletonKey: String(listener) });
    expect(await status()).toMatchObject({ running: true, pollAfterMs: 1000 });
    await one.archiver.poll(job.data as Slot);
    expect(await status()).toMatchObject({
      state: 'WATCHING',
      running: false,
      lastPolledAt: START,
      lastNewPlays: 50,
    });
  });

  it('takes a poll that waits or runs already for the one that is asked for', async () => {
    await request();
    await request();
    await one.ledger.claim(one.queue.sent[0]!.data as Slot);
    expect(await request()).toBe('ASKED');
    const slots = new Set(one.queue.sent.map((job) => (job.data as Slot).dueAt));
    expect(slots.size).toBe(1);
  });

  it('refuses within 15 seconds of the last poll', async () => {
    await request();
    await one.archiver.poll(one.queue.sent[0]!.data as Slot);
    clock.advance(14_000);
    expect(await request()).toEqual(new TooSoon(expect.any(String), new Date(START.getTime() + 15_000)));
    clock.advance(1_000);
    expect(await request()).toBe('ASKED');
  });

  it('asks for a new sign-in when only that helps', async () => {
    await set(`UPDATE spotify_account SET state = 'RECONNECT_NEEDED' WHERE listener_id = $1`);
    expect(await request()).toEqual(new ReconnectNeeded(expect.any(String), '/auth/spotify?returnTo=/'));
    expect(one.queue.sent).toEqual([]);
  });

  it('tells until when the app must not call', async () => {
    const plain = await one.limiter.block('RATE_LIMIT', 60_000);
    expect(await request()).toEqual(new TooSoon(expect.any(String), plain.until));
    await test.database.query('TRUNCATE spotify_block');
    const quota = await one.limiter.block('QUOTA', 3_600_000);
    expect(await request()).toEqual(new QuotaExhausted(expect.any(String), quota.until));
    expect(await status()).toMatchObject({ state: 'QUOTA_EXHAUSTED', blockedUntil: quota.until });
  });

  it('tells when our own share of the day is used up', async () => {
    one = archivalOf(test, simulator, clock, { SPOTIFY_DAILY_CALLS: '4' });
    await one.limiter.ask('POLL');
    await one.limiter.ask('POLL');
    expect(await request()).toBeInstanceOf(QuotaExhausted);
    expect(await status()).toMatchObject({ state: 'QUOTA_EXHAUSTED', blockedUntil: null });
  });

  it('does not ask through an open breaker', async () => {
    const until = new Date(START.getTime() + 60_000);
    await set(
      `INSERT INTO circuit_breaker (listener_id, state, cause, open_until) VALUES ($1, 'OPEN', 'NETWORK', $2)`,
      until,
    );
    expect(await request()).toEqual(new TooSoon(expect.any(String), until));
    expect(await status()).toMatchObject({ state: 'PAUSED' });
    clock.advance(60_000);
    expect(await request()).toBe('ASKED');
  });

  it('counts down the consent and says when it has ended', async () => {
    expect((await status()).consent).toMatchObject({ notice: 'NONE', expiresAt: new Date('2026-09-01T12:00:00Z') });
    clock.set(new Date('2026-08-10T12:00:00Z'));
    expect(await status()).toMatchObject({ state: 'WATCHING', consent: { notice: 'ENDS_SOON', daysLeft: 22 } });
    clock.set(new Date('2026-09-02T12:00:00Z'));
    expect(await status()).toMatchObject({ state: 'RECONNECT_NEEDED', consent: { notice: 'ENDED', daysLeft: 0 } });
  });

  it('knows nothing of listeners who are not there', async () => {
    await expect(one.archiveNow.request(1_000_000)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(one.status.statusOf(1_000_000)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
