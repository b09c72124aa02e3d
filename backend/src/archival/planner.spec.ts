import { startSimulator, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { archivalOf } from '../../test/archival';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import { POLL_BATCH } from './poll.jobs';
import type { Slot } from './slot-ledger';

const MINUTE = 60_000;
const START = new Date('2026-03-01T12:00:00Z');

describe('Planner', () => {
  const clock = new FixedClock(START);
  let test: TestDatabase;
  let simulator: SpotifySimulator;
  beforeAll(async () => {
    [test, simulator] = await Promise.all([createTestDatabase(), startSimulator({ listeners: 1, clock })]);
  });
  afterAll(async () => {
    await simulator.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.database.query('TRUNCATE listener, spotify_block CASCADE');
    clock.set(START);
  });

  const process = () => archivalOf(test, simulator, clock);
  const slots = () =>
    test.database.query<{ listener_id: number; state: string }>('SELECT * FROM poll_slot ORDER BY listener_id');
  const batches = (one: ReturnType<typeof process>) =>
    one.queue.sent.map((job) => (job.data as { slots: Slot[] }).slots);

  async function listeners(count: number, nextPollAt = START): Promise<number[]> {
    const ids: number[] = [];
    for (let i = 0; i < count; i++) ids.push(await createListener(test.database, { nextPollAt }));
    return ids;
  }

  it('spreads batches of 50 evenly over its interval, and queues nobody twice', async () => {
    await listeners(120);
    const one = process();
    await one.planner.plan();
    expect(batches(one).map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(one.queue.sent.map((job) => [job.name, job.startAfter!.getTime() - START.getTime()])).toEqual([
      [POLL_BATCH.name, 0],
      [POLL_BATCH.name, 10_000],
      [POLL_BATCH.name, 20_000],
    ]);
    await one.planner.plan();
    expect(one.queue.sent).toHaveLength(3);
  });

  it('opens one slot and queues it once, however many planners run in the same second', async () => {
    await listeners(30);
    const planners = Array.from({ length: 20 }, process);
    await Promise.all(planners.map((one) => one.planner.plan()));
    expect(await slots()).toHaveLength(30);
    const queued = planners.flatMap((one) =>
      batches(one)
        .flat()
        .map((slot) => slot.listenerId),
    );
    expect(queued).toHaveLength(30);
    expect(new Set(queued).size).toBe(30);
  });

  it('plans only who is due, connected and not held back by the breaker', async () => {
    const [due, later, refused, open, probe] = await listeners(5);
    const set = (sql: string, ...values: unknown[]) => test.database.query(sql, values);
    await set(
      'UPDATE archive_state SET next_poll_at = $2 WHERE listener_id = $1',
      later,
      new Date(START.getTime() + 5 * MINUTE),
    );
    await set(`UPDATE spotify_account SET state = 'RECONNECT_NEEDED' WHERE listener_id = $1`, refused);
    const breaker = `INSERT INTO circuit_breaker (listener_id, state, open_until) VALUES ($1, 'OPEN', $2)`;
    await set(breaker, open, new Date(START.getTime() + 60 * MINUTE));
    await set(breaker, probe, START);
    await process().planner.plan();
    expect((await slots()).map((slot) => slot.listener_id)).toEqual([due, probe]);
  });

  it('queues nothing while Spotify asks us to wait, and everything once it may', async () => {
    await listeners(3);
    const one = process();
    await one.limiter.block('QUOTA', 60_000);
    await one.planner.plan();
    expect(await slots()).toHaveLength(3);
    expect(one.queue.sent).toEqual([]);
    await test.database.query('TRUNCATE spotify_block');
    await one.planner.plan();
    expect(batches(one).flat()).toHaveLength(3);
  });

  it('queues a slot again when its worker died or its job was lost', async () => {
    await listeners(3);
    const one = process();
    await one.planner.plan();
    const [first] = batches(one).flat();
    await one.ledger.claim(first!);
    const forget = () => test.database.query(`UPDATE poll_slot SET queued_at = queued_at - interval '10 minutes'`);
    await forget();
    await one.planner.plan();
    expect(batches(one)[1]).toHaveLength(2);
    await forget();
    await test.database.query(`UPDATE poll_slot SET lease_until = now() WHERE state = 'LEASED'`);
    await one.planner.plan();
    expect(batches(one)[2]).toHaveLength(3);
  });

  it('queues nothing again while the workers are behind: those jobs still wait', async () => {
    await listeners(3);
    const one = process();
    await one.planner.plan();
    await test.database.query(`UPDATE poll_slot SET queued_at = queued_at - interval '10 minutes'`);
    one.queue.behind = true;
    await one.planner.plan();
    expect(one.queue.sent).toHaveLength(1);
    one.queue.behind = false;
    await one.planner.plan();
    expect(batches(one)[1]).toHaveLength(3);
  });

  it('queues at once what a worker gave back', async () => {
    await listeners(2);
    const one = process();
    await one.planner.plan();
    await one.ledger.giveBack(batches(one).flat());
    await one.planner.plan();
    expect(batches(one)[1]).toHaveLength(2);
  });

  it('opens no second slot and skips none, wherever the clock jumps', async () => {
    const [listener] = await listeners(1);
    const one = process();
    for (const jump of [0, -120, 120, 30, -30, 30, -30]) {
      clock.advance(jump * MINUTE);
      await one.planner.plan();
    }
    expect(await slots()).toEqual([expect.objectContaining({ listener_id: listener, state: 'PLANNED' })]);
    clock.set(new Date(START.getTime() - 240 * MINUTE));
    await test.database.transaction((tx) =>
      one.ledger.finish(tx, batches(one)[0]![0]!, { outcome: 'OK', newPlays: 0, nextPollAt: clock.now() }),
    );
    await one.planner.plan();
    clock.set(new Date(START.getTime() + MINUTE));
    await one.planner.plan();
    expect((await slots()).map((slot) => slot.state)).toEqual(['DONE', 'PLANNED']);
  });

  it('forgets slots that were done two weeks ago', async () => {
    await listeners(1);
    const one = process();
    await one.planner.plan();
    await test.database.transaction((tx) =>
      one.ledger.finish(tx, batches(one)[0]![0]!, { outcome: 'OK', newPlays: 0, nextPollAt: START }),
    );
    clock.advance(13 * 24 * 60 * MINUTE);
    await one.ledger.prune();
    expect(await slots()).toHaveLength(1);
    clock.advance(2 * 24 * 60 * MINUTE);
    await one.ledger.prune();
    expect(await slots()).toHaveLength(0);
  });
});
