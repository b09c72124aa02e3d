import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import type { JobHandler } from '../platform/jobs/job';
import { JobQueue } from '../platform/jobs/job-queue';
import { importJob, undoJob } from './import.jobs';
import { ImportRepository, type OpenImport } from './import.repository';
import { ImportRunner } from './import-runner';
import { UploadStore } from './upload-store';

const LOOK_FOR_ABANDONED_MS = 15_000;
const LOOK_FOR_ORPHANS_MS = 600_000;
/** Imports of different listeners at the same time: a long one lets a short one pass. */
const IMPORTS_AT_ONCE = 2;
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
    const run: JobHandler<{ importId: number }> = ({ importId }, { signal }) => this.run(importId, signal);
    await this.queue.work(importJob, run, { concurrency: IMPORTS_AT_ONCE });
    await this.queue.work(undoJob, run);
    await this.removeOrphans();
  }

  /** Uploads whose sender or process died before an import was made of them. */
  @Interval(LOOK_FOR_ORPHANS_MS)
  async removeOrphans(): Promise<void> {
    if (this.environment.role === 'web') return;
    try {
      const stale = new Date(this.clock.now().getTime() - STALE_UPLOAD_MS);
      await this.uploads.removeOrphans(await this.imports.storedNames(), stale);
    } catch (error) {
      this.log.warn({ event: 'Orphaned uploads could not be removed.', error });
    }
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

  private async wake(imports: readonly OpenImport[]): Promise<void> {
    for (const job of [importJob, undoJob]) {
      const wanted = imports.filter(({ undoing }) => undoing === (job === undoJob));
      const jobs = wanted.map(({ id }) => ({ data: { importId: id }, singletonKey: String(id) }));
      if (jobs.length > 0) await this.queue.sendAll(job, jobs);
    }
  }
}
