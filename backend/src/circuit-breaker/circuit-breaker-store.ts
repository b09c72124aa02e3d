import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database, type Queryable, type Transaction } from '../platform/database/database';
import { admit, failed, HEALTHY, type Breaker, type BreakerState, type FailureKind } from './circuit-breaker';

interface BreakerRow {
  state: BreakerState;
  auth_failures: number;
  network_failures: number;
  unknown_failures: number;
  trips: number;
  cause: FailureKind | null;
  open_until: Date | null;
  probing: boolean;
}

const COLUMNS = `state, auth_failures, network_failures, unknown_failures, trips, cause, open_until, coalesce(probe_until > now(), false) AS probing`;

const SAVE = `
INSERT INTO circuit_breaker (listener_id, state, auth_failures, network_failures, unknown_failures, trips, cause, open_until, probe_until)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $9 THEN now() + make_interval(secs => $10) END)
ON CONFLICT (listener_id) DO UPDATE SET state = excluded.state, auth_failures = excluded.auth_failures,
  network_failures = excluded.network_failures, unknown_failures = excluded.unknown_failures, trips = excluded.trips,
  cause = excluded.cause, open_until = excluded.open_until, probe_until = excluded.probe_until`;

/** A probe whose process died may be repeated after this many seconds. */
const PROBE_LEASE_SECONDS = 90;

/** Keeps the listeners' breakers in the database, so that every process sees the same and a restart forgets nothing. */
@Injectable()
export class CircuitBreakerStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The breaker as it stands; HEALTHY when nothing ever failed. */
  async find(listenerId: number, db: Queryable = this.database): Promise<Breaker> {
    const [row] = await db.query<BreakerRow>(`SELECT ${COLUMNS} FROM circuit_breaker WHERE listener_id = $1`, [
      listenerId,
    ]);
    return row ? toBreaker(row) : HEALTHY;
  }

  /** May this listener be polled now? A yes to an open breaker is the one probe, over all processes. */
  async admit(listenerId: number): Promise<boolean> {
    const step = (breaker: Breaker) => {
      const answer = admit(breaker, this.clock.now());
      return { breaker: answer.breaker, result: answer.admitted };
    };
    return this.database.transaction((tx) => this.change(tx, listenerId, step));
  }

  /** Notes a failure within the transaction that ends the slot; answers the breaker as it stands now. */
  async failed(tx: Transaction, listenerId: number, kind: FailureKind): Promise<Breaker> {
    return this.change(tx, listenerId, (breaker) => {
      const next = failed(breaker, kind, this.clock.now());
      return { breaker: next, result: next };
    });
  }

  /** The attempt said nothing about the listener: the next one may be the probe. */
  async released(listenerId: number): Promise<void> {
    await this.database.query('UPDATE circuit_breaker SET probe_until = NULL WHERE listener_id = $1', [listenerId]);
  }

  /** Notes a success within the transaction that stores its plays. */
  async succeeded(db: Queryable, listenerId: number): Promise<void> {
    await db.query('DELETE FROM circuit_breaker WHERE listener_id = $1', [listenerId]);
  }

  private async change<T>(
    tx: Transaction,
    listenerId: number,
    step: (breaker: Breaker) => { breaker: Breaker; result: T },
  ): Promise<T> {
    const before = await this.locked(tx, listenerId);
    const { breaker, result } = step(before);
    if (breaker !== before) await tx.query(SAVE, [listenerId, ...toColumns(breaker), PROBE_LEASE_SECONDS]);
    return result;
  }

  private async locked(tx: Transaction, listenerId: number): Promise<Breaker> {
    await tx.query(`INSERT INTO circuit_breaker (listener_id, state) VALUES ($1, 'HEALTHY') ON CONFLICT DO NOTHING`, [
      listenerId,
    ]);
    const [row] = await tx.query<BreakerRow>(
      `SELECT ${COLUMNS} FROM circuit_breaker WHERE listener_id = $1 FOR UPDATE`,
      [listenerId],
    );
    return row ? toBreaker(row) : HEALTHY;
  }
}

function toBreaker(row: BreakerRow): Breaker {
  const failures = { AUTH: row.auth_failures, NETWORK: row.network_failures, UNKNOWN: row.unknown_failures };
  return {
    state: row.state,
    failures,
    trips: row.trips,
    cause: row.cause,
    openUntil: row.open_until,
    probing: row.probing,
  };
}

function toColumns({ state, failures, trips, cause, openUntil, probing }: Breaker): unknown[] {
  return [state, failures.AUTH, failures.NETWORK, failures.UNKNOWN, trips, cause, openUntil, probing];
}
