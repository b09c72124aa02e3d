import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { JobQueue } from '../platform/jobs/job-queue';
import { importJob } from './import.jobs';
import { ImportRepository } from './import.repository';
import { ImportRunner } from './import-runner';
import { UploadStore } from './upload-store';

const LOOK_FOR_ABANDONED_MS = 15_000;
/** An upload that nobody has written to for so long will not arrive any more. */
const STALE_UPLOAD_MS = 3_600_000;

/** Runs imports from the queue, and finds those again that a dead process has left behind. */
@Injectable()
export class ImportWorker implements OnModuleInit {
  private readonly log = new Logger(ImportWorker.name);

  constructor(
    private readonly queue: JobQueue,
    private readonly runner: ImportRunner,
    private readonly imports: ImportRepository,
    private readonly uploads: UploadStore,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.environment.role === 'web') return;
    await this.queue.work(importJob, ({ importId }, { signal }) => this.run(importId, signal));
    const stale = new Date(this.clock.now().getTime() - STALE_UPLOAD_MS);
    await this.uploads.removeOrphans(await this.imports.storedNames(), stale);
  }

  @Interval(LOOK_FOR_ABANDONED_MS)
  async resumeAbandoned(): Promise<void> {
    if (this.environment.role === 'web') return;
    try {
      await this.wake(await this.imports.findAbandoned());
    } catch (error) {
      this.log.warn({ event: 'Abandoned imports could not be looked for.', error });
    }
  }

  /** An import that has ended makes room for the next one of its listener. */
  private async run(importId: number, signal: AbortSignal): Promise<void> {
    if (await this.runner.run(importId, signal)) await this.wake(await this.imports.findNext(importId));
  }

  private async wake(ids: readonly number[]): Promise<void> {
    const jobs = ids.map((importId) => ({ data: { importId }, singletonKey: String(importId) }));
    if (jobs.length > 0) await this.queue.sendAll(importJob, jobs);
  }
}
