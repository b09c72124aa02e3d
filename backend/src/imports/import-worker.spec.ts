import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { extendedRow, importing } from '../../test/imports';
import type { Environment } from '../platform/config/environment';
import { JobQueue } from '../platform/jobs/job-queue';
import type { ImportRunner } from './import-runner';
import { ImportWorker } from './import-worker';
import { ImportsService } from './imports.service';

const FILE = 'Streaming_History_Audio_2023_0.json';
const CONTENT = JSON.stringify([extendedRow(new Date('2023-03-01T10:00:00Z'), 'a')]);

describe('ImportWorker', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  let queue: JobQueue;
  let worker: ImportWorker;
  let service: ImportsService;
  /** What happens to imports: when they begin, may go on, and have ended. */
  const steps = new Map<number, ReturnType<typeof stepsOf>>();
  const stepsFor = (id: number) => steps.get(id) ?? steps.set(id, stepsOf()).get(id)!;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
    work = importing(test.database);
    const environment = { databaseUrl: test.url, role: 'all' } as Environment;
    queue = new JobQueue(environment);
    const run = async (id: number) => {
      stepsFor(id).begun.resolve();
      await stepsFor(id).mayGoOn.promise;
      const hasRun = await work.runner.run(id);
      stepsFor(id).ended.resolve();
      return hasRun;
    };
    worker = new ImportWorker(queue, { run } as ImportRunner, work.imports, work.uploads, work.clock, environment);
    service = new ImportsService(work.imports, work.uploads, queue, work.clock);
    await worker.onModuleInit();
    await queue.onApplicationBootstrap();
  });
  afterAll(async () => {
    for (const { mayGoOn } of steps.values()) mayGoOn.resolve();
    await queue.beforeApplicationShutdown();
    work.remove();
    await test.drop();
  });

  const upload = async (listener: number) => {
    const storedAs = work.uploads.newName();
    writeFileSync(work.uploads.pathOf(storedAs), CONTENT);
    return (await service.accept(listener, async () => ({ originalName: FILE, storedAs, sizeBytes: 1 }))).id;
  };
  const stateOf = async (listener: number, id: number) => (await work.imports.find(listener, id))?.state;

  it('lets a short import pass a long one, and an undo pass them all', async () => {
    const [long, short, undoer] = [
      await createListener(test.database),
      await createListener(test.database),
      await createListener(test.database),
    ];
    const endless = await upload(long);
    await stepsFor(endless).begun.promise;

    const quick = await upload(short);
    stepsFor(quick).mayGoOn.resolve();
    await stepsFor(quick).ended.promise;
    expect(await stateOf(short, quick)).toBe('DONE');

    const undone = await work.upload(undoer, FILE, CONTENT);
    await work.runner.run(undone);
    const second = await upload(short);
    await stepsFor(second).begun.promise;
    stepsFor(undone).mayGoOn.resolve();
    await service.undo(undoer, undone);
    await stepsFor(undone).ended.promise;
    expect(await stateOf(undoer, undone)).toBe('UNDONE');
    expect(await stateOf(long, endless)).toBe('WAITING');
    for (const id of [endless, second]) stepsFor(id).mayGoOn.resolve();
    await Promise.all([endless, second].map((id) => stepsFor(id).ended.promise));
  });

  it('takes up imports and undoes that a dead process has left', async () => {
    const [importer, undoer] = [await createListener(test.database), await createListener(test.database)];
    const [left, undone] = [await work.upload(importer, FILE, CONTENT), await work.upload(undoer, FILE, CONTENT)];
    await work.runner.run(undone);
    await work.imports.requestUndo(undoer, undone);
    await test.database.query(`UPDATE import SET created_at = now() - interval '1 minute'`);
    for (const id of [left, undone]) stepsFor(id).mayGoOn.resolve();
    await worker.resumeAbandoned();
    await Promise.all([left, undone].map((id) => stepsFor(id).ended.promise));
    expect([await stateOf(importer, left), await stateOf(undoer, undone)]).toEqual(['DONE', 'UNDONE']);
  });

  it('removes orphaned uploads again and again, but none that may still arrive', async () => {
    const [old, young] = [work.uploads.newName(), work.uploads.newName()].map((name) => work.uploads.pathOf(name));
    for (const path of [old!, young!]) writeFileSync(path, 'half');
    const now = work.clock.now().getTime() / 1_000;
    utimesSync(old!, now - 3_700, now - 3_700);
    utimesSync(young!, now - 3_500, now - 3_500);
    await worker.removeOrphans();
    expect([existsSync(old!), existsSync(young!)]).toEqual([false, true]);
    expect(Reflect.getMetadataKeys(worker.removeOrphans)).toContain('SCHEDULE_INTERVAL_OPTIONS');
  });
});

function stepsOf() {
  const [begun, mayGoOn, ended] = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  return { begun: begun!, mayGoOn: mayGoOn!, ended: ended! };
}
