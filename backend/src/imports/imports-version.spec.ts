import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { readAnswerVersions } from '../platform/security/answer-versions.query';
import { loadImportFiles } from './import-files.loader';
import { emptyReport } from './import-report';
import { toImport } from './import-view';
import { type Ending, ImportInterrupted, type ImportRecord, ImportRepository } from './import.repository';
import type { ReadFile } from './read-export';

const AT = new Date('2026-03-01T12:00:00Z');
const FILES: ReadFile[] = [{ name: 'one.json', kind: 'extended-audio', report: emptyReport() }];
/** What a runner does only until the import has ended. */
const RUNNING = ['noteReading', 'beginWriting', 'noteWritten'];
/** Methods that only read. */
const READS = [
  'constructor',
  'find',
  'list',
  'spotifyIdOf',
  'countOpen',
  'findAbandoned',
  'findNext',
  'storedNames',
  'files',
  'stillMine',
];

describe('the version of the imports of a listener', () => {
  let test: TestDatabase;
  let imports: ImportRepository;
  beforeAll(async () => {
    test = await createTestDatabase();
    imports = new ImportRepository(test.database);
  });
  afterAll(() => test.drop());

  const versionOf = async (listener: number) => BigInt((await readAnswerVersions(test.database, listener))!.imports);

  /** Everything that answers show of a listener's imports, but their progress. */
  const shown = async (listener: number) => {
    const records = await imports.list(listener, 100, null);
    const files = await loadImportFiles(
      test.database,
      records.map(({ id }) => id),
    );
    return JSON.stringify(records.map((record, i) => ({ ...toImport(record, AT), progress: null, files: files[i] })));
  };

  const create = (listenerId: number) =>
    imports.create({ listenerId, fileName: 'a.zip', storedAs: 'stored', sizeBytes: 100, createdAt: AT });
  const end = (run: ImportRecord, ending: Omit<Ending, 'at'>) =>
    test.database.transaction((tx) => imports.end(tx, run, { ...ending, at: AT }));

  /** Every method that writes. */
  const writes: Record<string, (run: ImportRecord) => Promise<unknown>> = {
    create: ({ listenerId }) => create(listenerId),
    requestCancel: ({ listenerId, id }) => imports.requestCancel(listenerId, id, AT),
    requestUndo: ({ listenerId, id }) => imports.requestUndo(listenerId, id),
    claim: ({ id }) => imports.claim(id, AT),
    release: (run) => imports.release(run),
    noteReading: (run) => imports.noteReading(run, 0.5, 7),
    stayAlive: (run) => imports.stayAlive(run),
    keepLease: (run) => imports.keepLease(run),
    beginWriting: (run) =>
      test.database.transaction((tx) => imports.beginWriting(tx, run, FILES, { plays: 9, notes: ['a note'] })),
    noteWritten: (run) =>
      test.database.transaction((tx) =>
        imports.noteWritten(tx, run, 5, [{ ...FILES[0]!, report: { ...emptyReport(), new: 5 } }]),
      ),
    end: (run) => end(run, { state: 'DONE', report: { ...emptyReport(), read: 5 } }),
  };
  /** Further ways to end, and what no method does yet. */
  const others: typeof writes = {
    cancelled: (run) => end(run, { state: 'CANCELLED' }),
    failed: (run) => end(run, { state: 'FAILED', failure: { code: 'E_NOT_ZIP', message: 'no' } }),
    undone: (run) => end(run, { state: 'UNDONE' }),
    deleted: ({ id }) => test.database.query('DELETE FROM import WHERE id = $1', [id]),
  };

  it('is proved over all methods', () => {
    const methods = Object.getOwnPropertyNames(ImportRepository.prototype);
    expect(methods.sort()).toEqual([...READS, ...Object.keys(writes)].sort());
  });

  it('moves for who cancels while the runner holds the archive: neither waits for the other', async () => {
    const listener = await createListener(test.database);
    const { id } = await create(listener);
    const run = (await imports.claim(id, AT)) as ImportRecord;
    await test.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM archive_state WHERE listener_id = $1 FOR UPDATE', [listener]);
      const before = await versionOf(listener);
      expect(await imports.requestCancel(listener, id, AT)).not.toBeNull();
      expect(await versionOf(listener)).toBeGreaterThan(before);
      await imports.end(tx, run, { state: 'CANCELLED', at: AT });
    });
    expect((await imports.find(listener, id))?.state).toBe('CANCELLED');
  });

  it('moves when something of them changes, and never for their progress or for others', async () => {
    const all = { ...writes, ...others };
    const step = fc.record({ name: fc.constantFrom(...Object.keys(all)), which: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const [listener, other] = [await createListener(test.database), await createListener(test.database)];
        await create(listener);
        for (const { name, which } of steps) {
          const records = await imports.list(listener, 100, null);
          const run = records[which % records.length] ?? (await create(listener));
          if (run.finishedAt && RUNNING.includes(name)) continue;
          const [before, version] = [await shown(listener), await versionOf(listener)];
          await all[name]!(run).catch((error: unknown) => expect(error).toBeInstanceOf(ImportInterrupted));
          const changed = (await shown(listener)) !== before;
          expect([name, (await versionOf(listener)) > version]).toEqual([name, changed]);
        }
        expect(await versionOf(other)).toBe(0n);
        await test.database.query('DELETE FROM listener WHERE id = $1', [listener]);
      }),
      { numRuns: runs(30) },
    );
  });
});
