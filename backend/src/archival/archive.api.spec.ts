import type { Type } from '@nestjs/common';
import { SilentQueue } from '../../test/archival';
import { startApi, type TestApi } from '../../test/api';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { createCatalog, storePlays, type TestTrack } from '../../test/listening';
import { Clock } from '../platform/clock';
import { loadEnvironment } from '../platform/config/environment';
import { JobQueue } from '../platform/jobs/job-queue';
import { RateLimitGuard } from '../platform/security/rate-limit.guard';
import { RateLimiter } from '../platform/security/rate-limiter';
import { ArchiveNow } from './archive-now';
import { ArchiveStatusQuery } from './archive-status.query';
import { ArchiveStatusService } from './archive-status.service';
import { ArchiveResolver, ViewerArchiveResolver } from './archive.resolver';
import { PollingResolver } from './polling.resolver';
import { SlotLedger } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';

const NOW = '2026-03-01T12:00:00Z';
const NOW_MUTATION = `mutation { archiveNow { __typename
  ... on Archive { polling { running } } ... on TooSoon { message retryAt } ... on ReconnectNeeded { signInUrl } ... on QuotaExhausted { retryAt } } }`;

describe('the archive in the API', () => {
  const queue = new SilentQueue();
  let test: TestDatabase;
  let api: TestApi;
  let listener: number;

  beforeAll(async () => {
    test = await createTestDatabase();
    const parts = [
      ViewerArchiveResolver,
      ArchiveResolver,
      PollingResolver,
      ArchiveStatusService,
      ArchiveStatusQuery,
      ArchiveNow,
      SlotLedger,
      SpotifyLimiter,
    ];
    const providers = [...parts, RateLimiter, RateLimitGuard, { provide: JobQueue, useValue: queue }];
    api = await startApi(test.database, providers as Type[], NOW);
  });
  afterAll(async () => {
    await api.close();
    await test.drop();
  });
  beforeEach(async () => {
    listener = await createListener(test.database, {
      authorizedAt: new Date('2026-02-01T00:00:00Z'),
      nextPollAt: new Date('2026-03-01T12:10:00Z'),
    });
  });

  it('tells everything about the archive, and only about the one of who asks', async () => {
    const other = await createListener(test.database);
    const [track] = await createCatalog(test.database, {
      artists: ['Nobody'],
      albums: [],
      tracks: [{ name: 'Nothing', durationMs: null, album: null, artists: [0] }],
    });
    const play = (day: string) => ({ playedAt: Date.parse(day), track: track as TestTrack, msPlayed: null });
    await storePlays(test.database, listener, [play('2024-01-01'), play('2024-02-01')]);
    await storePlays(test.database, other, [play('2020-01-01')]);
    await test.database.query(
      `INSERT INTO coverage (listener_id, source, starts_at, ends_at, import_id)
       VALUES ($1, 'EXPORT', '2024-01-01', '2024-01-20', 1), ($1, 'EXPORT', '2024-01-10', '2024-01-25', 2), ($1, 'POLL', '2024-01-15', '2024-02-02', 0)`,
      [listener],
    );
    await test.database.query(`INSERT INTO possible_gap VALUES ($1, '2024-01-24', '2024-01-27', '2024-01-28')`, [
      listener,
    ]);
    const { body } = await api.ask(
      `{ viewer { archive { version storedPlays firstPlayedAt lastPlayedAt polling { state stateMessage lastPolledAt nextPollAt pollIntervalMinutes running
         lastNewPlays blockedUntil consent { authorizedAt expiresAt daysLeft notice } coverage { source from to } possibleGaps { from to noticedAt } pollAfterMs } } } }`,
      { as: listener },
    );
    expect(body.data.viewer.archive).toEqual({
      version: '1',
      storedPlays: 2,
      firstPlayedAt: '2024-01-01T00:00:00.000Z',
      lastPlayedAt: '2024-02-01T00:00:00.000Z',
      polling: {
        state: 'WATCHING',
        stateMessage: 'Your listening is being archived.',
        lastPolledAt: null,
        nextPollAt: '2026-03-01T12:10:00.000Z',
        pollIntervalMinutes: 60,
        running: false,
        lastNewPlays: null,
        blockedUntil: null,
        consent: {
          authorizedAt: '2026-02-01T00:00:00.000Z',
          expiresAt: '2026-08-01T00:00:00.000Z',
          daysLeft: 153,
          notice: 'NONE',
        },
        coverage: [
          { source: 'EXPORT', from: '2024-01-01T00:00:00.000Z', to: '2024-01-25T00:00:00.000Z' },
          { source: 'POLL', from: '2024-01-15T00:00:00.000Z', to: '2024-02-02T00:00:00.000Z' },
        ],
        possibleGaps: [
          { from: '2024-01-25T00:00:00.000Z', to: '2024-01-27T00:00:00.000Z', noticedAt: '2024-01-28T00:00:00.000Z' },
        ],
        pollAfterMs: 60_000,
      },
    });
  });

  describe('tells what may still be asked of Spotify', () => {
    const ask = async () =>
      (
        await api.ask('{ viewer { archive { polling { quota { callsUsed callsPerDay waitsUntil } } } } }', {
          as: listener,
        })
      ).body.data.viewer.archive.polling.quota;
    /** Another process of the same application. */
    const limiter = () => new SpotifyLimiter(loadEnvironment({}), test.database, new Clock());
    afterEach(() => test.database.query('TRUNCATE spotify_block, spotify_usage'));

    it('without a limit of the operator: only what was asked', async () => {
      const before = await ask();
      await limiter().ask('POLL');
      const { callsUsed, ...rest } = await ask();
      expect([before.callsUsed, callsUsed > 0]).toEqual([0, true]);
      expect(rest).toEqual({ callsPerDay: null, waitsUntil: null });
    });

    it('until when Spotify lets nobody ask', async () => {
      const { until } = await limiter().block('QUOTA', 3_600_000);
      expect(await ask()).toMatchObject({ waitsUntil: until.toISOString() });
    });
  });

  it('polls on demand, for who is signed in', async () => {
    const answer = await api.ask(NOW_MUTATION, { as: listener });
    expect(answer.body.data.archiveNow).toEqual({ __typename: 'Archive', polling: { running: true } });
    expect(queue.sent.at(-1)).toMatchObject({ name: 'archival.poll-now', data: { listenerId: listener } });
    const strange = await api.ask(NOW_MUTATION);
    expect(strange.body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  it('answers with a type of its own where the listener can do something about it', async () => {
    await test.database.query(`UPDATE spotify_account SET state = 'RECONNECT_NEEDED' WHERE listener_id = $1`, [
      listener,
    ]);
    const { body } = await api.ask(NOW_MUTATION, { as: listener });
    expect(body.data.archiveNow).toEqual({ __typename: 'ReconnectNeeded', signInUrl: '/auth/spotify?returnTo=/' });
    await test.database.query(`UPDATE spotify_account SET state = 'CONNECTED' WHERE listener_id = $1`, [listener]);
    await test.database.query(
      `INSERT INTO poll_slot (listener_id, due_at, state, done_at) VALUES ($1, '2026-03-01T11:59:55Z', 'DONE', '2026-03-01T11:59:57Z')`,
      [listener],
    );
    const soon = await api.ask(NOW_MUTATION, { as: listener });
    expect(soon.body.data.archiveNow).toMatchObject({ __typename: 'TooSoon', retryAt: '2026-03-01T12:00:12.000Z' });
  });

  it('refuses who asks more often than ten times in ten seconds', async () => {
    const codes = new Set<string | undefined>();
    for (let i = 0; i < 12; i++)
      codes.add((await api.ask(NOW_MUTATION, { as: listener })).body.errors?.[0].extensions.code);
    expect(codes).toContain('RATE_LIMITED');
  });
});
