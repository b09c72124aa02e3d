import { Injectable } from '@nestjs/common';
import type { FailureKind } from '../circuit-breaker/circuit-breaker';
import { CircuitBreakerStore } from '../circuit-breaker/circuit-breaker-store';
import { Database, type Transaction } from '../platform/database/database';
import { CoverageRepository } from './coverage.repository';
import { PlayWriter } from './play-writer';
import { PollSchedule } from './poll-schedule';
import type { FetchedPage } from './recent-plays';
import { SlotLedger, type Claim } from './slot-ledger';

/** The newest play is remembered, the order of polls does not matter. */
const NOTE_POLL = `UPDATE archive_state SET last_poll_at = $2, poll_interval_s = $3, newest_polled_at = greatest(newest_polled_at, $4::timestamptz)
  WHERE listener_id = $1`;

/** Writes down how a poll ended: everything of it in one transaction, or nothing. */
@Injectable()
export class PollRecorder {
  constructor(
    private readonly database: Database,
    private readonly ledger: SlotLedger,
    private readonly writer: PlayWriter,
    private readonly coverage: CoverageRepository,
    private readonly breakers: CircuitBreakerStore,
    private readonly schedule: PollSchedule,
  ) {}

  /** Stores the plays, what was watched, and that the slot is done. Answers how many plays were new. Throws FencedError. */
  async stored(claim: Claim, page: FetchedPage): Promise<number> {
    return this.underFence(claim, async (tx) => {
      const { newPlays } = await this.writer.storePolled(tx, claim.listenerId, page.plays);
      const intervalMs = await this.notePoll(tx, claim, page);
      if (claim.breakerState !== 'HEALTHY') await this.breakers.succeeded(tx, claim.listenerId);
      await this.ledger.finish(tx, claim, { outcome: 'OK', newPlays, nextPollAt: this.schedule.after(intervalMs) });
      return newPlays;
    });
  }

  /** Ends the slot without plays; a failure that counts moves the listener's breaker. Throws FencedError. */
  async failed(claim: Claim, outcome: string, counts: FailureKind | null): Promise<void> {
    await this.underFence(claim, async (tx) => {
      const breaker = counts ? await this.breakers.failed(tx, claim.listenerId, counts) : null;
      const nextPollAt = this.schedule.afterFailure(claim.intervalMs, breaker?.openUntil ?? null);
      await this.ledger.finish(tx, claim, { outcome, newPlays: null, nextPollAt });
    });
  }

  /** Ends a slot that was planned before the breaker opened. Throws FencedError. */
  async paused(claim: Claim, until: Date): Promise<void> {
    await this.underFence(claim, (tx) =>
      this.ledger.finish(tx, claim, { outcome: 'PAUSED', newPlays: null, nextPollAt: until }),
    );
  }

  private underFence<T>(claim: Claim, write: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await this.writer.lockArchive(tx, claim.listenerId);
      await this.ledger.hold(tx, claim);
      return write(tx);
    });
  }

  private async notePoll(tx: Transaction, claim: Claim, page: FetchedPage): Promise<number> {
    const playedAt = page.plays.map((play) => play.playedAt);
    const seen = { askedAt: page.askedAt, playedAt, items: page.items };
    const gap = await this.coverage.note(tx, claim.listenerId, claim.newestPolledAt, seen);
    const intervalMs = this.schedule.intervalMs(playedAt, claim.intervalMs, gap !== null);
    const newest = playedAt.length > 0 ? new Date(Math.max(...playedAt.map(Number))) : null;
    await tx.query(NOTE_POLL, [claim.listenerId, page.askedAt, Math.round(intervalMs / 1000), newest]);
    return intervalMs;
  }
}
