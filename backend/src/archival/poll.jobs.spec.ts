import { startSimulator, tinyListeners, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { Logger } from '@nestjs/common';
import { archivalOf } from '../../test/archival';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { Clock } from '../platform/clock';
import { loadEnvironment } from '../platform/config/environment';
import { JobQueue } from '../platform/jobs/job-queue';
import { Planner } from './planner';
import { PollJobs } from './poll.jobs';

const LISTENERS = 60;

describe('PollJobs', () => {
  const clock = new Clock();
  let test: TestDatabase;
  let simulator: SpotifySimulator;
  beforeAll(async () => {
    Logger.overrideLogger(false);
    [test, simulator] = await Promise.all([
      createTestDatabase(),
      startSimulator({ listeners: tinyListeners(LISTENERS) }),
    ]);
  });
  afterAll(async () => {
    await simulator.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.database.query('TRUNCATE listener, play, spotify_block CASCADE');
    simulator.faults.clear();
    simulator.ledger.reset();
    for (const { id } of simulator.listeners)
      await createListener(test.database, { spotifyId: id, nextPollAt: clock.now() });
  });

  function workerOf(settings: NodeJS.ProcessEnv = {}) {
    const parts = archivalOf(test, simulator, clock, settings);
    const jobs = new PollJobs(
      parts.archiver,
      parts.ledger,
      parts.queue as unknown as JobQueue,
      clock,
      parts.environment,
    );
    return { ...parts, jobs };
  }

  async function plannedSlots({ ledger, planner, queue }: ReturnType<typeof workerOf>) {
    await ledger.plan(clock.now());
    await planner.plan();
    return queue.sent.flatMap((job) => (job.data as { slots: { listenerId: number; dueAt: string }[] }).slots);
  }

  const outcomes = async () => {
    const rows = await test.database.query<{ outcome: string | null; n: number }>(
      'SELECT outcome, count(*)::int AS n FROM poll_slot GROUP BY 1 ORDER BY 1',
    );
    return Object.fromEntries(rows.map((row) => [row.outcome ?? 'open', row.n]));
  };
  const signal = new AbortController().signal;

  it('polls a whole batch, so many at a time, and one failing listener touches no other', async () => {
    const worker = workerOf({ WORKER_CONCURRENCY: '4' });
    const slots = await plannedSlots(worker);
    simulator.faults.add({ kind: 'wrong-shape', shape: 'items-null', listenerId: simulator.listeners[3]!.id });
    simulator.faults.add({ kind: 'forbidden-not-registered', listenerId: simulator.listeners[7]!.id });
    await worker.jobs.pollBatch(slots, { signal });
    expect(await outcomes()).toEqual({ OK: LISTENERS - 2, NOT_REGISTERED: 1, WRONG_SHAPE: 1 });
  });

  it('sits out a short wait and gives the slots of a long one back', async () => {
    const worker = workerOf();
    const slots = await plannedSlots(worker);
    simulator.faults.add({ kind: 'rate-limit', retryAfter: '1', times: 1 });
    await worker.jobs.pollBatch(slots.slice(0, 20), { signal });
    expect(await outcomes()).toEqual({ OK: 20, open: LISTENERS - 20 });
    simulator.faults.add({ kind: 'quota', retryAfter: '3600', times: 1 });
    await worker.jobs.pollBatch(slots.slice(20), { signal });
    const waiting = await test.database.query(`SELECT 1 FROM poll_slot WHERE state = 'PLANNED' AND queued_at IS NULL`);
    const done = await test.database.query(`SELECT 1 FROM poll_slot WHERE state = 'DONE'`);
    expect(waiting.length + done.length).toBe(LISTENERS);
    expect(waiting.length).toBeGreaterThan(0);
    expect(await test.database.query(`SELECT 1 FROM poll_slot WHERE state = 'LEASED'`)).toEqual([]);
  });

  it('gives everything back when the process is told to stop', async () => {
    const worker = workerOf();
    const slots = await plannedSlots(worker);
    await worker.jobs.pollBatch(slots, { signal: AbortSignal.abort() });
    expect(simulator.ledger.calls()).toEqual([]);
    expect(await test.database.query(`SELECT 1 FROM poll_slot WHERE queued_at IS NULL`)).toHaveLength(LISTENERS);
  });

  it('works from the planner through the real queue to stored plays', async () => {
    const worker = workerOf({ DATABASE_URL: test.url, PLANNER_SECONDS: '1' });
    const queue = new JobQueue(loadEnvironment({ DATABASE_URL: test.url }));
    const jobs = new PollJobs(worker.archiver, worker.ledger, queue, clock, worker.environment);
    await jobs.onModuleInit();
    await queue.onApplicationBootstrap();
    const planner = new Planner(test.database, worker.ledger, worker.limiter, queue, clock, worker.environment);
    await planner.plan();
    await planner.plan();
    const deadline = performance.now() + 20_000;
    while (performance.now() < deadline && (await outcomes())['OK'] !== LISTENERS)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await queue.beforeApplicationShutdown();
    expect(await outcomes()).toEqual({ OK: LISTENERS });
    const [stored] = await test.database.query<{ n: number }>('SELECT count(*)::int AS n FROM play');
    expect(stored?.n).toBe(simulator.ledger.servedPlays().length);
    expect(simulator.ledger.calls({ path: '/v1/me/player/recently-played' })).toHaveLength(LISTENERS);
  });
});
