import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { Database, type Queryable, type Transaction } from '../platform/database/database';
import type { BreakerState } from '../circuit-breaker/circuit-breaker';

/** One poll that is due: a listener and the time it was planned for. */
export interface Slot {
  listenerId: number;
  /** ISO 8601 with the microseconds of the database. */
  dueAt: string;
}

/** A slot that this process works on. */
export interface Claim extends Slot {
  /** The fence: a later claim of the same slot has a higher number, and this one counts no more. */
  attempt: number;
  accountState: 'CONNECTED' | 'RECONNECT_NEEDED' | 'QUARANTINED';
  breakerState: BreakerState;
  newestPolledAt: Date | null;
  intervalMs: number;
}

/** How a slot ended. `OK`, or a word for what went wrong. */
export interface SlotResult {
  outcome: string;
  newPlays: number | null;
  nextPollAt: Date;
}

/** The slot belongs to somebody else by now, or its listener is gone: nothing may be written. */
export class FencedError extends Error {
  constructor(slot: Slot) {
    super(`The slot ${slot.dueAt} of listener ${slot.listenerId} is no longer ours`);
    this.name = 'FencedError';
  }
}

const SLOT_COLUMNS = `s.listener_id AS "listenerId", to_char(s.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "dueAt"`;

/** A slot for everybody who is due, connected and not held back by the breaker; one open slot per listener. */
const PLAN = `INSERT INTO poll_slot (listener_id, due_at)
  SELECT s.listener_id, s.next_poll_at FROM archive_state s
  JOIN spotify_account a USING (listener_id) LEFT JOIN circuit_breaker b USING (listener_id)
  WHERE s.next_poll_at <= $1 AND a.state = 'CONNECTED' AND (b.state IS NULL OR b.state IN ('HEALTHY', 'DEGRADED')
    OR (b.state = 'OPEN' AND b.open_until <= $1) OR (b.state = 'HALF_OPEN' AND coalesce(b.probe_until <= now(), true)))
  ON CONFLICT DO NOTHING`;

const DUE_FOR_QUEUE = `UPDATE poll_slot s SET queued_at = now() FROM (
    SELECT listener_id, due_at FROM poll_slot
    WHERE state <> 'DONE' AND (queued_at IS NULL OR queued_at < now() - make_interval(secs => $1))
      AND (state = 'PLANNED' OR lease_until < now())
    ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
  WHERE s.listener_id = due.listener_id AND s.due_at = due.due_at RETURNING ${SLOT_COLUMNS}`;

const CLAIM = `UPDATE poll_slot s SET state = 'LEASED', attempt = s.attempt + 1, lease_until = now() + make_interval(secs => $3)
  FROM archive_state archive JOIN spotify_account account USING (listener_id) LEFT JOIN circuit_breaker breaker USING (listener_id)
  WHERE s.listener_id = $1 AND s.due_at = $2 AND archive.listener_id = s.listener_id
    AND (s.state = 'PLANNED' OR (s.state = 'LEASED' AND s.lease_until < now()))
  RETURNING ${SLOT_COLUMNS}, s.attempt, account.state AS "accountState", coalesce(breaker.state, 'HEALTHY') AS "breakerState",
    archive.newest_polled_at AS "newestPolledAt", archive.poll_interval_s * 1000 AS "intervalMs"`;

const OWNED = `SELECT 1 FROM poll_slot WHERE listener_id = $1 AND due_at = $2 AND state = 'LEASED' AND attempt = $3
  AND lease_until > clock_timestamp() FOR UPDATE`;

/** The next poll is never planned for the time of a slot that exists. */
const RESCHEDULE = `UPDATE archive_state SET next_poll_at = greatest($2::timestamptz, $3::timestamptz + interval '1 second') WHERE listener_id = $1`;

const NEVER_SECONDS = 10 * 365 * 86_400;
const LARGEST_QUEUEING = 20_000;
const DAYS_KEPT = 14;

/**
 * Which polls are due and which are done: one row per listener and slot. A worker holds a slot for the time of its lease;
 * plays and "done" are written in one transaction under the fence, so a slot has one effect however often it is tried.
 */
@Injectable()
export class SlotLedger {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** Opens a slot for everybody who is due until then. Any number of planners may do this at the same time. */
  async plan(until: Date): Promise<void> {
    await this.database.query(PLAN, [until]);
  }

  /**
   * Open slots that wait in no queue, earliest first. With `again` also those that were queued long ago without effect; not
   * while the workers are behind, because their jobs then only wait, and queueing them again would make it worse.
   */
  async takeForQueue(tx: Transaction, { again }: { again: boolean }): Promise<Slot[]> {
    const staleSeconds = again ? 4 * this.environment.plannerSeconds : NEVER_SECONDS;
    const slots = await tx.query<Slot>(DUE_FOR_QUEUE, [staleSeconds, LARGEST_QUEUEING]);
    return slots.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  }

  /** Makes a slot ours for the time of a lease. Null: it is done, or somebody else has it. */
  async claim(slot: Slot): Promise<Claim | null> {
    const [claim] = await this.database.query<Claim>(CLAIM, [
      slot.listenerId,
      slot.dueAt,
      this.environment.pollLeaseSeconds,
    ]);
    return claim ?? null;
  }

  /** Locks the slot for the rest of the transaction. Throws FencedError when it is no longer ours. */
  async hold(tx: Transaction, claim: Claim): Promise<void> {
    const rows = await tx.query(OWNED, [claim.listenerId, claim.dueAt, claim.attempt]);
    if (rows.length === 0) throw new FencedError(claim);
  }

  /** Closes a slot that is held, and plans the next one. */
  async finish(tx: Transaction, slot: Slot, result: SlotResult): Promise<void> {
    await tx.query(
      `UPDATE poll_slot SET state = 'DONE', outcome = $3, new_plays = $4, done_at = $5, lease_until = NULL WHERE listener_id = $1 AND due_at = $2`,
      [slot.listenerId, slot.dueAt, result.outcome, result.newPlays, this.clock.now()],
    );
    await tx.query(RESCHEDULE, [slot.listenerId, result.nextPollAt, slot.dueAt]);
  }

  /** Gives a claimed slot back undone: it stays due. */
  async defer(claim: Claim): Promise<void> {
    await this.database.query(
      `UPDATE poll_slot SET state = 'PLANNED', lease_until = NULL WHERE listener_id = $1 AND due_at = $2 AND state = 'LEASED' AND attempt = $3`,
      [claim.listenerId, claim.dueAt, claim.attempt],
    );
  }

  /** Slots that a worker will not get to: the planner queues them again. */
  async giveBack(slots: readonly Slot[]): Promise<void> {
    await this.database.query(
      `UPDATE poll_slot s SET queued_at = NULL, asked = false FROM unnest($1::int[], $2::timestamptz[]) AS g(listener_id, due_at)
       WHERE s.listener_id = g.listener_id AND s.due_at = g.due_at AND s.state = 'PLANNED'`,
      [slots.map((slot) => slot.listenerId), slots.map((slot) => slot.dueAt)],
    );
  }

  /** The listener's open slot, made due now when there is none. */
  async ask(tx: Transaction, listenerId: number): Promise<Slot> {
    await tx.query(`INSERT INTO poll_slot (listener_id, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      listenerId,
      this.clock.now(),
    ]);
    const [slot] = await tx.query<Slot>(
      `UPDATE poll_slot s SET asked = true, queued_at = now() WHERE listener_id = $1 AND state <> 'DONE' RETURNING ${SLOT_COLUMNS}`,
      [listenerId],
    );
    if (!slot) throw new Error('An open slot vanished although the archive is locked.');
    return slot;
  }

  /** When the listener's last slot was done. */
  async lastDone(db: Queryable, listenerId: number): Promise<Date | null> {
    const [row] = await db.query<{ done_at: Date | null }>(
      'SELECT max(done_at) AS done_at FROM poll_slot WHERE listener_id = $1',
      [listenerId],
    );
    return row?.done_at ?? null;
  }

  /** Forgets what was done more than two weeks ago. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - DAYS_KEPT * 86_400_000);
    await this.database.query(`DELETE FROM poll_slot WHERE state = 'DONE' AND done_at < $1`, [before]);
  }
}
