import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '../platform/clock';
import { ConcurrencyLimit } from '../platform/concurrency-limit';
import { Environment } from '../platform/config/environment';
import { defineJob, type JobRun } from '../platform/jobs/job';
import { JobQueue } from '../platform/jobs/job-queue';
import { Archiver } from './archiver';
import { SlotLedger, type Slot } from './slot-ledger';

/** Up to 50 listeners who are polled together. */
export const POLL_BATCH = defineJob<{ slots: Slot[] }>('archival.poll-batch', {
  expireInSeconds: 600,
  pollingSeconds: 1,
});

/** One listener who asked for it. */
export const POLL_NOW = defineJob<Slot>('archival.poll-now', { expireInSeconds: 120, pollingSeconds: 1 });

/** Batches in work at the same time: one that waits for a hanging call holds up no other. */
const BATCHES = 4;
const IMMEDIATE_POLLS = 2;

/** A wait of Spotify's that is worth sitting out; longer ones give the slots back. */
const LONGEST_WAIT_MS = 5_000;
const RESTART_SPREAD_MS = 20;

/** Does the polls that the planner and impatient listeners put into the queue. */
@Injectable()
export class PollJobs implements OnModuleInit {
  private readonly limit: ConcurrencyLimit;

  constructor(
    private readonly archiver: Archiver,
    private readonly ledger: SlotLedger,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.limit = new ConcurrencyLimit(environment.workerConcurrency);
  }

  async onModuleInit(): Promise<void> {
    await this.queue.work(POLL_BATCH, ({ slots }, run) => this.pollBatch(slots, run), { concurrency: BATCHES });
    await this.queue.work(POLL_NOW, (slot, run) => this.pollOne(slot, run), { concurrency: IMMEDIATE_POLLS });
  }

  /** Polls all listeners of a batch; what cannot be polled now is given back. One failing listener never touches others. */
  async pollBatch(slots: readonly Slot[], run: Pick<JobRun, 'signal'>): Promise<void> {
    const left: Slot[] = [];
    const polls = slots.map((slot) =>
      this.limit.run(async () => {
        const given = left.length > 0 || run.signal.aborted || !(await this.pollPatiently(slot, run.signal));
        if (given) left.push(slot);
      }),
    );
    const results = await Promise.allSettled(polls);
    if (left.length > 0) await this.ledger.giveBack(left);
    const failure = results.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }

  private async pollOne(slot: Slot, run: Pick<JobRun, 'signal'>): Promise<void> {
    if (!(await this.pollPatiently(slot, run.signal))) await this.ledger.giveBack([slot]);
  }

  /** True when the slot is finished; false when Spotify must not be called for longer than is worth waiting. */
  private async pollPatiently(slot: Slot, signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const { waitUntil } = await this.archiver.poll(slot);
      if (!waitUntil) return true;
      const waitMs = Math.max(0, waitUntil.getTime() - this.clock.now().getTime()) + randomInt(RESTART_SPREAD_MS);
      if (waitMs > LONGEST_WAIT_MS || signal.aborted) return false;
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
