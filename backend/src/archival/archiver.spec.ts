import { startSimulator, tinyListeners, type FaultSpec, type SpotifySimulator } from '@audiospective/spotify-simulator';
import { Logger } from '@nestjs/common';
import { archivalOf, type Archival } from '../../test/archival';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { FixedClock } from '../platform/clock';
import type { Slot } from './slot-ledger';

const MINUTE = 60_000;
const START = new Date('2026-03-01T12:00:00Z');

describe('Archiver', () => {
  const clock = new FixedClock(START);
  let test: TestDatabase;
  let simulator: SpotifySimulator;
  let one: Archival;
  let next = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    [test, simulator] = await Promise.all([
      createTestDatabase(),
      startSimulator({ listeners: tinyListeners(60), clock }),
    ]);
    one = archivalOf(test, simulator, clock);
  });
  afterAll(async () => {
    await simulator.close();
    await test.drop();
  });
  afterEach(async () => {
    simulator.faults.clear();
    await test.database.query('TRUNCATE spotify_block');
  });

  /** A listener of the simulator who is due, with exactly these plays. */
  async function listenerWith(playedAt: Date[]): Promise<{ id: number; spotifyId: string }> {
    const { id: spotifyId } = simulator.listeners[next++]!;
    simulator.script(
      spotifyId,
      playedAt.map((end) => ({ playedAt: end })),
    );
    return { id: await createListener(test.database, { spotifyId, nextPollAt: clock.now() }), spotifyId };
  }

  const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * MINUTE);
  const evenly = (count: number, minutes: number) =>
    Array.from({ length: count }, (_, i) => minutesAgo(((i + 0.5) * minutes) / count));

  async function dueSlot(id: number): Promise<Slot> {
    await test.database.query('UPDATE archive_state SET next_poll_at = $2 WHERE listener_id = $1', [id, clock.now()]);
    await one.ledger.plan(clock.now());
    const [slot] = await test.database.query<Slot>(
      `SELECT listener_id AS "listenerId", due_at::text AS "dueAt" FROM poll_slot WHERE listener_id = $1 AND state <> 'DONE'`,
      [id],
    );
    return slot!;
  }

  async function poll(id: number) {
    const slot = await dueSlot(id);
    return one.archiver.poll(slot);
  }

  async function lastSlot(id: number) {
    const rows = await test.database.query<{
      state: string;
      outcome: string | null;
      new_plays: number | null;
      attempt: number;
    }>('SELECT state, outcome, new_plays, attempt FROM poll_slot WHERE listener_id = $1 ORDER BY due_at DESC LIMIT 1', [
      id,
    ]);
    return rows[0]!;
  }

  async function storedPlays(id: number): Promise<string[]> {
    const rows = await test.database.query<{ played_at: Date; spotify_id: string }>(
      'SELECT played_at, spotify_id FROM play JOIN track ON track.id = track_id WHERE listener_id = $1 ORDER BY played_at, spotify_id',
      [id],
    );
    return rows.map((row) => `${row.played_at.toISOString()} ${row.spotify_id}`);
  }

  const servedPlays = (spotifyId: string) =>
    simulator.ledger
      .servedPlays(spotifyId)
      .map((play) => `${play.playedAt} ${play.trackId}`)
      .sort();

  async function archive(id: number) {
    const rows = await test.database.query<{
      version: string;
      next_poll_at: Date;
      poll_interval_s: number;
      last_poll_at: Date | null;
    }>('SELECT version, next_poll_at, poll_interval_s, last_poll_at FROM archive_state WHERE listener_id = $1', [id]);
    return rows[0]!;
  }

  it('stores what Spotify shows, notes what was watched, and is done with the slot', async () => {
    const listener = await listenerWith(evenly(20, 60));
    expect(await poll(listener.id)).toEqual({ waitUntil: null });
    expect(await storedPlays(listener.id)).toEqual(servedPlays(listener.spotifyId));
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE', outcome: 'OK', new_plays: 20, attempt: 1 });
    expect(await archive(listener.id)).toMatchObject({ last_poll_at: clock.now(), poll_interval_s: 3600 });
    const [span] = await one.status.coverage(listener.id);
    expect(span).toEqual({ source: 'POLL', from: evenly(20, 60).at(-1), to: clock.now() });
  });

  it('takes the same page again for what it is: nothing new', async () => {
    const listener = await listenerWith(evenly(50, 300));
    await poll(listener.id);
    const before = await archive(listener.id);
    clock.advance(MINUTE);
    await poll(listener.id);
    expect(await lastSlot(listener.id)).toMatchObject({ outcome: 'OK', new_plays: 0 });
    expect((await archive(listener.id)).version).toBe(before.version);
  });

  it('finds a play that arrives behind newer ones', async () => {
    const listener = await listenerWith([]);
    const late = { playedAt: minutesAgo(90), arrivesAt: new Date(clock.now().getTime() + 10 * MINUTE) };
    simulator.script(listener.spotifyId, [{ playedAt: minutesAgo(100) }, late, { playedAt: minutesAgo(5) }]);
    await poll(listener.id);
    clock.advance(20 * MINUTE);
    await poll(listener.id);
    expect(await storedPlays(listener.id)).toHaveLength(3);
    expect(await lastSlot(listener.id)).toMatchObject({ new_plays: 1 });
    expect(await storedPlays(listener.id)).toEqual(servedPlays(listener.spotifyId));
  });

  it('admits one gap for 120 plays in an hour, and comes back sooner; none for 49', async () => {
    const busy = await listenerWith([minutesAgo(3)]);
    const calm = await listenerWith([minutesAgo(3)]);
    await poll(busy.id);
    await poll(calm.id);
    clock.advance(60 * MINUTE);
    simulator.script(
      busy.spotifyId,
      [minutesAgo(63), ...evenly(120, 59)].map((playedAt) => ({ playedAt })),
    );
    simulator.script(
      calm.spotifyId,
      [minutesAgo(63), ...evenly(49, 59)].map((playedAt) => ({ playedAt })),
    );
    await poll(busy.id);
    await poll(calm.id);
    const gaps = await one.status.possibleGaps(busy.id);
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.from).toEqual(minutesAgo(63));
    expect((await archive(busy.id)).poll_interval_s).toBe(15 * 60);
    expect(await one.status.possibleGaps(calm.id)).toEqual([]);
    expect((await archive(calm.id)).poll_interval_s).toBeGreaterThan(25 * 60);
    clock.advance(MINUTE);
    await poll(busy.id);
    expect(await one.status.possibleGaps(busy.id)).toHaveLength(1);
  });

  it('closes a gap, or the part of it, that an export tells of', async () => {
    const listener = await listenerWith([]);
    const gap = [listener.id, minutesAgo(100), minutesAgo(40), clock.now()];
    await test.database.query(
      'INSERT INTO possible_gap (listener_id, starts_at, ends_at, noticed_at) VALUES ($1, $2, $3, $4)',
      gap,
    );
    const cover = (from: number, to: number) =>
      test.database.query(
        `INSERT INTO coverage (listener_id, source, starts_at, ends_at, import_id) VALUES ($1, 'EXPORT', $2, $3, 1)`,
        [listener.id, minutesAgo(from), minutesAgo(to)],
      );
    await cover(200, 60);
    expect(await one.status.possibleGaps(listener.id)).toEqual([
      { from: minutesAgo(60), to: minutesAgo(40), noticedAt: clock.now() },
    ]);
    await cover(60, 10);
    expect(await one.status.possibleGaps(listener.id)).toEqual([]);
  });

  it('does a slot once, however many processes try it at the same time', async () => {
    const listener = await listenerWith(evenly(50, 600));
    const slot = await dueSlot(listener.id);
    simulator.ledger.reset();
    await Promise.all(Array.from({ length: 8 }, () => archivalOf(test, simulator, clock).archiver.poll(slot)));
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE', outcome: 'OK', new_plays: 50, attempt: 1 });
    expect(simulator.ledger.calls({ path: '/v1/me/player/recently-played' })).toHaveLength(1);
    expect(await one.archiver.poll(slot)).toEqual({ waitUntil: null });
    expect(await storedPlays(listener.id)).toHaveLength(50);
  });

  it.each(['nobody else', 'somebody else'])(
    'writes nothing when its lease ran out while Spotify answered, and %s took over',
    async (who) => {
      const listener = await listenerWith(evenly(10, 60));
      const slot = await dueSlot(listener.id);
      const claim = (await one.ledger.claim(slot))!;
      const page = await one.recentPlays.fetch(listener.id);
      await test.database.query(
        `UPDATE poll_slot SET lease_until = now() - interval '1 second' WHERE listener_id = $1`,
        [listener.id],
      );
      if (who === 'somebody else') await one.ledger.claim(slot);
      await expect(one.recorder.stored(claim, page)).rejects.toThrow('no longer ours');
      expect(await storedPlays(listener.id)).toEqual([]);
      expect((await archive(listener.id)).last_poll_at).toBeNull();
    },
  );

  it('leaves nothing behind of a listener who was deleted meanwhile', async () => {
    const listener = await listenerWith(evenly(10, 60));
    const claim = (await one.ledger.claim(await dueSlot(listener.id)))!;
    const page = await one.recentPlays.fetch(listener.id);
    await test.database.query('DELETE FROM listener WHERE id = $1', [listener.id]);
    await expect(one.recorder.stored(claim, page)).rejects.toThrow('no longer ours');
    expect(await storedPlays(listener.id)).toEqual([]);
  });

  it('refreshes a rejected token once', async () => {
    const listener = await listenerWith(evenly(5, 60));
    simulator.faults.add({ kind: 'unauthorized', listenerId: listener.spotifyId, times: 1 });
    await poll(listener.id);
    expect(await lastSlot(listener.id)).toMatchObject({ outcome: 'OK', new_plays: 5 });
  });

  it.each<[Partial<FaultSpec> & Pick<FaultSpec, 'kind'>, string, object]>([
    [{ kind: 'unauthorized' }, 'TOKEN_REJECTED', { AUTH: 1, NETWORK: 0, UNKNOWN: 0 }],
    [{ kind: 'forbidden-not-registered' }, 'NOT_REGISTERED', { AUTH: 1, NETWORK: 0, UNKNOWN: 0 }],
    [{ kind: 'server-error-html' }, 'SERVER_ERROR', { AUTH: 0, NETWORK: 1, UNKNOWN: 0 }],
    [{ kind: 'cut-body' }, 'NO_REPLY', { AUTH: 0, NETWORK: 1, UNKNOWN: 0 }],
    [{ kind: 'wrong-shape', shape: 'items-null' }, 'WRONG_SHAPE', { AUTH: 0, NETWORK: 0, UNKNOWN: 1 }],
  ])('after %j ends the slot as %s and tries again later', async (fault, outcome, failures) => {
    const listener = await listenerWith(evenly(5, 60));
    const unharmed = await listenerWith(evenly(5, 60));
    simulator.faults.add({ ...fault, listenerId: listener.spotifyId });
    await poll(listener.id);
    await poll(unharmed.id);
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE', outcome, new_plays: null });
    expect(await storedPlays(listener.id)).toEqual([]);
    expect(await one.breakers.find(listener.id)).toMatchObject({ state: 'DEGRADED', failures });
    expect((await archive(listener.id)).next_poll_at).toEqual(new Date(clock.now().getTime() + 15 * MINUTE));
    expect(await lastSlot(unharmed.id)).toMatchObject({ outcome: 'OK' });
    expect((await one.breakers.find(unharmed.id)).state).toBe('HEALTHY');
    simulator.faults.clear();
    clock.advance(15 * MINUTE);
    await poll(listener.id);
    expect(await storedPlays(listener.id)).toHaveLength(5);
    expect((await one.breakers.find(listener.id)).state).toBe('HEALTHY');
  });

  it('asks a listener no more after three refusals, then with one probe', async () => {
    const listener = await listenerWith(evenly(5, 60));
    const fault = simulator.faults.add({ kind: 'forbidden-scope', listenerId: listener.spotifyId });
    for (let i = 0; i < 3; i++) {
      await poll(listener.id);
      clock.advance(MINUTE);
    }
    expect((await one.breakers.find(listener.id)).state).toBe('OPEN');
    expect(await one.status.statusOf(listener.id)).toMatchObject({
      state: 'PAUSED',
      stateMessage: expect.stringContaining('Signing in again'),
    });
    await one.ledger.plan(new Date(clock.now().getTime() + 23 * 60 * MINUTE));
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE' });
    clock.advance(24 * 60 * MINUTE);
    await poll(listener.id);
    expect(fault.hits).toBe(4);
    expect(await one.breakers.find(listener.id)).toMatchObject({ state: 'OPEN', trips: 2 });
    fault.remove();
    clock.advance(48 * 60 * MINUTE);
    await poll(listener.id);
    expect(await lastSlot(listener.id)).toMatchObject({ outcome: 'OK' });
  });

  it('keeps a slot due while Spotify asks everybody to wait', async () => {
    const listener = await listenerWith(evenly(5, 60));
    simulator.faults.add({ kind: 'rate-limit', retryAfter: '60', times: 1 });
    const { waitUntil } = await poll(listener.id);
    expect(waitUntil).not.toBeNull();
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'PLANNED', outcome: null });
    expect((await one.breakers.find(listener.id)).state).toBe('HEALTHY');
    simulator.ledger.reset();
    expect((await poll(listener.id)).waitUntil).toEqual(waitUntil);
    expect(simulator.ledger.calls()).toEqual([]);
    expect(await one.status.statusOf(listener.id)).toMatchObject({ state: 'RATE_LIMITED', blockedUntil: waitUntil });
    await test.database.query('TRUNCATE spotify_block');
    await poll(listener.id);
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE', outcome: 'OK', attempt: 2 });
  });

  it('polls no account that needs a new sign-in, or that became one since the slot was planned', async () => {
    const listener = await listenerWith(evenly(5, 60));
    const slot = await dueSlot(listener.id);
    await test.database.query(`UPDATE spotify_account SET state = 'RECONNECT_NEEDED' WHERE listener_id = $1`, [
      listener.id,
    ]);
    simulator.ledger.reset();
    await one.archiver.poll(slot);
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE', outcome: 'RECONNECT_NEEDED' });
    clock.advance(24 * 60 * MINUTE);
    await one.ledger.plan(clock.now());
    expect(await lastSlot(listener.id)).toMatchObject({ state: 'DONE' });
    expect(simulator.ledger.calls()).toEqual([]);
    expect(await one.status.statusOf(listener.id)).toMatchObject({ state: 'RECONNECT_NEEDED' });
  });
});
