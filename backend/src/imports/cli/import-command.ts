import { displayNames } from '@audiospective/streaming-history';
import { Injectable } from '@nestjs/common';
import { SingleBar } from 'cli-progress';
import { copyFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { progressOf } from '../import-view';
import { ImportRepository, type ImportRecord } from '../import.repository';
import { ImportRunner } from '../import-runner';
import { UploadStore } from '../upload-store';
import { findListener } from './find-listener.query';
import { reportLines } from './print-report';

const LOOK_EVERY_MS = 200;
const ENDED: readonly ImportRecord['state'][] = ['DONE', 'FAILED', 'CANCELLED', 'UNDONE'];

/** The import of the command line: the same as by the page, one file after the other, with a bar that shows how far it is. */
@Injectable()
export class ImportCommand {
  private current?: ImportRecord;

  constructor(
    private readonly database: Database,
    private readonly imports: ImportRepository,
    private readonly runner: ImportRunner,
    private readonly uploads: UploadStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Imports files for a listener; answers whether all of them were imported.
   * @throws Error with a sentence for a listener or a file that does not exist
   */
  async importFiles(listenerName: string, paths: readonly string[], say: (line: string) => void): Promise<boolean> {
    const listener = await findListener(this.database, listenerName);
    for (const path of paths) await checkFile(path);
    let allDone = true;
    for (const path of paths) {
      say(`${path} for ${listener.displayName}`);
      const ended = await this.importFile(listener.id, path);
      for (const line of reportLines(ended, await this.imports.files(ended.id))) say(line);
      allDone &&= ended.state === 'DONE';
    }
    return allDone;
  }

  /** Stops the import that runs; nothing of it is kept. */
  async cancel(): Promise<void> {
    if (this.current) await this.imports.requestCancel(this.current.listenerId, this.current.id, this.clock.now());
  }

  private async importFile(listenerId: number, path: string): Promise<ImportRecord> {
    const storedAs = this.uploads.newName();
    await copyFile(path, this.uploads.pathOf(storedAs));
    const [fileName = 'upload'] = displayNames([path]);
    const { size: sizeBytes } = await stat(path);
    this.current = await this.imports.create({
      listenerId,
      fileName,
      storedAs,
      sizeBytes,
      createdAt: this.clock.now(),
    });
    const bar = new SingleBar({
      format: '{bar} {percentage}% | {rows} rows | {plays} plays | {left}',
      hideCursor: true,
    });
    bar.start(100, 0, { rows: 0, plays: 0, left: '' });
    try {
      return await this.runToEnd(this.current, (record) => this.show(bar, record));
    } finally {
      bar.stop();
    }
  }

  /** Runs it here, or waits while the application runs it or an older one. */
  private async runToEnd(record: ImportRecord, show: (record: ImportRecord) => void): Promise<ImportRecord> {
    for (;;) {
      const running = this.runner.run(record.id).then(() => true);
      while (!(await Promise.race([running, pause(LOOK_EVERY_MS, false)]))) show(await this.look(record));
      const now = await this.look(record);
      show(now);
      if (ENDED.includes(now.state)) return now;
      await pause(LOOK_EVERY_MS);
    }
  }

  private async look({ listenerId, id }: ImportRecord): Promise<ImportRecord> {
    return (await this.imports.find(listenerId, id)) as ImportRecord;
  }

  private show(bar: SingleBar, record: ImportRecord): void {
    const { percent, rowsRead, playsWritten, secondsLeft } = progressOf(record, this.clock.now());
    const left = secondsLeft === null ? record.state.toLowerCase() : `${secondsLeft} s left`;
    bar.update(percent, { rows: rowsRead, plays: playsWritten, left });
  }
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`);
}
