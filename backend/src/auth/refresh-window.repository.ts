import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database, type Queryable, type Transaction } from '../platform/database/database';
import type { RefreshCounts } from './mass-refusal';

/** How the accounts service answered refreshes, minute by minute, and what follows for the accounts it refused. */
@Injectable()
export class RefreshWindow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts one answer. Answers of the same minute wait for each other, so that `counts` afterwards misses none of them. */
  async count(tx: Transaction, refused: boolean): Promise<void> {
    await tx.query(
      `INSERT INTO token_refresh_window AS w (minute, refreshes, invalid_grants) VALUES (date_trunc('minute', $1::timestamptz), 1, $2)
       ON CONFLICT (minute) DO UPDATE SET refreshes = w.refreshes + 1, invalid_grants = w.invalid_grants + $2`,
      [this.clock.now(), refused ? 1 : 0],
    );
  }

  /** The sums of the last 15 minutes. */
  async counts(db: Queryable = this.database): Promise<RefreshCounts> {
    const [sums] = await db.query<{ refreshes: string; refused: string }>(
      `SELECT coalesce(sum(refreshes), 0) AS refreshes, coalesce(sum(invalid_grants), 0) AS refused
       FROM token_refresh_window WHERE minute > $1::timestamptz - interval '15 minutes'`,
      [this.clock.now()],
    );
    return { refreshes: Number(sums?.refreshes), refused: Number(sums?.refused) };
  }

  /** Takes back what was believed of a mass refusal so far: who was cut off within the last 15 minutes is quarantined instead. */
  async quarantineRecent(db: Queryable = this.database): Promise<void> {
    await db.query(
      `UPDATE spotify_account SET state = 'QUARANTINED' WHERE listener_id IN (
         SELECT listener_id FROM spotify_account
         WHERE state = 'RECONNECT_NEEDED' AND state_since > $1::timestamptz - interval '15 minutes'
         ORDER BY listener_id FOR UPDATE SKIP LOCKED)`,
      [this.clock.now()],
    );
  }

  /** Any quarantined listener; null when there is none. */
  async someQuarantined(): Promise<number | null> {
    const [found] = await this.database.query<{ listener_id: number }>(
      `SELECT listener_id FROM spotify_account WHERE state = 'QUARANTINED' ORDER BY random() LIMIT 1`,
    );
    return found?.listener_id ?? null;
  }

  /** The mass refusal is over: all quarantined accounts are connected again with the tokens they have. Answers how many. */
  release(): Promise<number> {
    return this.database.transaction(async (tx) => {
      await tx.query('DELETE FROM token_refresh_window');
      const released = await tx.query(
        `UPDATE spotify_account SET state = 'CONNECTED', state_since = $1 WHERE state = 'QUARANTINED' RETURNING listener_id`,
        [this.clock.now()],
      );
      return released.length;
    });
  }

  /** Forgets minutes that no sum reaches any more. */
  async prune(): Promise<void> {
    await this.database.query(`DELETE FROM token_refresh_window WHERE minute < $1::timestamptz - interval '1 hour'`, [
      this.clock.now(),
    ]);
  }
}
