import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { Database } from '../platform/database/database';
import { JobQueue } from '../platform/jobs/job-queue';
import { POLL_BATCH } from './poll.jobs';
import { SlotLedger, type Slot } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';

const BATCH_SIZE = 50;

/** Looks every few seconds who is due, and puts them into the queue in batches that are spread evenly over the interval (CAP-3). */
@Injectable()
export class Planner {
  constructor(
    private readonly database: Database,
    private readonly ledger: SlotLedger,
    private readonly limiter: SpotifyLimiter,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** One round; any number of processes may plan at the same time. While Spotify asks us to wait, slots are opened but not queued. */
  async plan(): Promise<void> {
    const now = this.clock.now();
    await this.ledger.plan(new Date(now.getTime() + this.intervalMs));
    if (await this.limiter.blocked('POLL')) return;
    await this.database.transaction(async (tx) => {
      const isBehind = await this.queue.isBehind(POLL_BATCH, tx);
      const batches = inBatches(await this.ledger.takeForQueue(tx, { again: !isBehind }));
      const step = this.intervalMs / Math.max(1, batches.length);
      const jobs = batches.map((slots, i) => ({ data: { slots }, startAfter: new Date(now.getTime() + i * step) }));
      if (jobs.length > 0) await this.queue.sendAll(POLL_BATCH, jobs, tx);
    });
  }

  private get intervalMs(): number {
    return this.environment.plannerSeconds * 1000;
  }
}

function inBatches(slots: readonly Slot[]): Slot[][] {
  return Array.from({ length: Math.ceil(slots.length / BATCH_SIZE) }, (_, i) =>
    slots.slice(i * BATCH_SIZE, (i + 1) * BATCH_SIZE),
  );
}
