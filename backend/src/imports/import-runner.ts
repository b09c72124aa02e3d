import { HistoryFileError } from '@audiospective/streaming-history';
import { Injectable, Logger } from '@nestjs/common';
import { PlayWriter } from '../archival/play-writer';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { ImportInterrupted, ImportRepository, type Ending, type ImportRecord } from './import.repository';
import { ImportWriter } from './import-writer';
import { readExport, type ReadExport } from './read-export';
import { UploadStore } from './upload-store';

/** An import that has cost so many runners their life is given up. */
const MOST_ATTEMPTS = 20;
/** Milliseconds between two renewals of a lease while plays are taken back, which is one long transaction. */
const RENEW_EVERY = 5_000;
/** Milliseconds between two words on the progress. */
const PROGRESS_EVERY = 300;

/**
 * Does an import from its file to its report, or undoes it. Every step can be repeated: when a process dies, the next runner
 * reads the file again, goes on after the last play that was written, and comes to the same report.
 */
@Injectable()
export class ImportRunner {
  private readonly log = new Logger(ImportRunner.name);

  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly writer: ImportWriter,
    private readonly plays: PlayWriter,
    private readonly uploads: UploadStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the import unless it has ended, another process has it or an older one of the listener is not done.
   * Answers whether it ran to an end.
   * @throws Error what nobody expected, such as a lost database; the import can then be run again
   */
  async run(id: number, signal?: AbortSignal): Promise<boolean> {
    const run = await this.imports.claim(id, this.clock.now());
    if (!run) return false;
    try {
      await this.work(run, signal);
    } catch (error) {
      if (error instanceof ImportInterrupted && error.reason === 'TAKEN') return false;
      const ending = this.endingOf(run, error);
      if (!ending) {
        await this.imports.release(run).catch(() => undefined);
        throw error;
      }
      await this.takeBack(run, ending);
    }
    if (run.storedAs) await this.uploads.remove(run.storedAs);
    return true;
  }

  private async work(run: ImportRecord, signal?: AbortSignal): Promise<void> {
    if (run.state === 'UNDOING') return this.takeBack(run, { state: 'UNDONE', at: this.clock.now() });
    if (run.cancelRequested) throw new ImportInterrupted('CANCELLED');
    if (run.attempt > MOST_ATTEMPTS) throw new GivenUp();
    const read = await this.read(run, signal);
    const { report, span } = await this.writer.write(run, read, signal);
    await this.database.transaction(async (tx) => {
      await this.plays.lockArchive(tx, run.listenerId);
      if (span) await this.plays.storeExportCoverage(tx, { listenerId: run.listenerId, importId: run.id }, span);
      await this.imports.end(tx, run, { state: 'DONE', at: this.clock.now(), report });
    });
  }

  private async read(run: ImportRecord, signal?: AbortSignal): Promise<ReadExport> {
    let rows = 0;
    let noted = 0;
    const progress = async (share: number, batch: number) => {
      signal?.throwIfAborted();
      rows += batch;
      if (performance.now() - noted < PROGRESS_EVERY) return;
      noted = performance.now();
      await this.imports.noteReading(run, share, rows);
    };
    const path = this.uploads.pathOf(run.storedAs ?? '');
    const owner = await this.imports.spotifyIdOf(run.listenerId);
    const read = await readExport({ path, originalName: run.fileName, now: run.createdAt, owner, progress });
    await this.imports.noteReading(run, 1, rows);
    return read;
  }

  /** Takes out of the archive whatever the import has written, and ends it. */
  private async takeBack(run: ImportRecord, ending: Ending): Promise<void> {
    const renewing = setInterval(() => void this.renew(run), RENEW_EVERY);
    try {
      await this.renew(run);
      await this.database.transaction(async (tx) => {
        await this.plays.lockArchive(tx, run.listenerId);
        await this.plays.removeImport(tx, run.listenerId, run.id);
        await this.imports.end(tx, run, ending);
      });
    } finally {
      clearInterval(renewing);
    }
  }

  /** Outside of the transaction that is under way, so that others see it at once. */
  private async renew(run: ImportRecord): Promise<void> {
    await this.imports
      .keepLease(run)
      .catch((error: unknown) => this.log.warn({ event: 'A lease could not be renewed.', importId: run.id, error }));
  }

  /** Null for what may go better another time. */
  private endingOf(run: ImportRecord, error: unknown): Ending | null {
    const at = this.clock.now();
    if (error instanceof ImportInterrupted) return { state: 'CANCELLED', at };
    const failure = failureOf(error);
    if (!failure) return null;
    this.log.warn({ event: 'An import was refused.', importId: run.id, code: failure.code });
    return { state: 'FAILED', at, failure };
  }
}

/** Thrown instead of trying for ever. */
class GivenUp extends Error {}

function failureOf(error: unknown): { code: string; message: string } | null {
  if (error instanceof HistoryFileError) return { code: error.code, message: error.message };
  if (error instanceof GivenUp) {
    return {
      code: 'E_GIVEN_UP',
      message: 'The import failed again and again; nothing of it was kept. Please tell the operator.',
    };
  }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
    return { code: 'E_UPLOAD_LOST', message: 'The uploaded file is no longer there; please upload it again.' };
  }
  return null;
}
