import { displayNames } from '@audiospective/streaming-history';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { ApplicationError } from '../platform/errors/application-error';
import { checkPage, decodeCursor, LARGEST_KEY, type PageArgs } from '../platform/graphql/connection';
import { JobQueue } from '../platform/jobs/job-queue';
import { importJob, undoJob } from './import.jobs';
import { IMPORT_LIST } from './import-view';
import { ImportRepository, type ImportRecord } from './import.repository';
import type { Upload } from './uploads';
import { UploadStore } from './upload-store';

/** Imports of a listener that may be open at once: one runs, the others wait. */
const MOST_OPEN = 6;

/** What a listener can ask of imports. */
@Injectable()
export class ImportsService {
  /** Uploads under way in this process, by listener. */
  private readonly arriving = new Map<number, number>();

  constructor(
    private readonly imports: ImportRepository,
    private readonly uploads: UploadStore,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * Lets `receive` take in a file and makes an import of it.
   * @throws ApplicationError RATE_LIMITED when too many imports of the listener are waiting
   */
  async accept(listenerId: number, receive: () => Promise<Upload>): Promise<ImportRecord> {
    const arriving = this.arriving.get(listenerId) ?? 0;
    this.arriving.set(listenerId, arriving + 1);
    try {
      if (arriving + (await this.imports.countOpen(listenerId)) >= MOST_OPEN) throw tooMany();
      return await this.create(listenerId, await receive());
    } finally {
      this.depart(listenerId);
    }
  }

  private depart(listenerId: number): void {
    const left = (this.arriving.get(listenerId) ?? 1) - 1;
    if (left > 0) this.arriving.set(listenerId, left);
    else this.arriving.delete(listenerId);
  }

  private async create(listenerId: number, upload: Upload): Promise<ImportRecord> {
    const [name] = displayNames([upload.originalName]);
    const { storedAs, sizeBytes } = upload;
    const fileName = name || 'upload';
    const created = await this.imports.create({
      listenerId,
      fileName,
      storedAs,
      sizeBytes,
      createdAt: this.clock.now(),
    });
    await this.queue.send(importJob, { importId: created.id }, { singletonKey: String(created.id) });
    return created;
  }

  /** Newest first; one more than the page has, when there are more. */
  page(listenerId: number, args: PageArgs): Promise<ImportRecord[]> {
    const { first, after } = checkPage(args);
    const [before] = decodeCursor(IMPORT_LIST, after, [LARGEST_KEY]) ?? [];
    return this.imports.list(listenerId, first + 1, before ?? null);
  }

  /** @throws ApplicationError NOT_FOUND, also for imports of others */
  async get(listenerId: number, id: number): Promise<ImportRecord> {
    const found = await this.imports.find(listenerId, id);
    if (!found) throw new ApplicationError('NOT_FOUND', 'There is no import with this id.');
    return found;
  }

  /** Stops an import; whatever it has written is taken back. Does nothing once it has ended. */
  async cancel(listenerId: number, id: number): Promise<ImportRecord> {
    const cancelled = await this.imports.requestCancel(listenerId, id, this.clock.now());
    if (cancelled?.state === 'CANCELLED' && cancelled.storedAs) await this.uploads.remove(cancelled.storedAs);
    return cancelled ?? this.get(listenerId, id);
  }

  /** Takes everything that a finished import has brought out of the archive. Does nothing for others. */
  async undo(listenerId: number, id: number): Promise<ImportRecord> {
    const undoing = await this.imports.requestUndo(listenerId, id);
    if (undoing) await this.queue.send(undoJob, { importId: id }, { singletonKey: String(id) });
    return undoing ?? this.get(listenerId, id);
  }
}

function tooMany(): ApplicationError {
  const sentence = `No more than ${MOST_OPEN} imports can wait at once; please wait until one is done.`;
  return new ApplicationError('RATE_LIMITED', sentence, { retryAfterSeconds: 30 });
}
