import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROGRAMS } from '../../test/compile';
import { createListener, createTestDatabase, type TestDatabase } from '../../test/database';
import { extendedRow, importing } from '../../test/imports';
import type { ImportRecord } from './import.repository';

const IMPORT_PROCESS = join(PROGRAMS, 'backend', 'test', 'import-process.js');
const FILE = 'Streaming_History_Audio_2023_0.json';
const START = Date.parse('2023-03-01T10:00:00Z');
const PLAYS = 20_000;

describe('an import whose process is killed', () => {
  let test: TestDatabase;
  let work: ReturnType<typeof importing>;
  beforeAll(async () => {
    test = await createTestDatabase();
    work = importing(test.database);
  });
  afterAll(async () => {
    work.remove();
    await test.drop();
  });

  const start = (id: number) => {
    const env = { DATABASE_URL: test.url, DATA_DIR: work.dataDir, NODE_COMPILE_CACHE: join(work.dataDir, 'cache') };
    return fork(IMPORT_PROCESS, [String(id)], { execArgv: [], env });
  };

  /** Kills the process, which gets no chance to clean up anything, as soon as its import is so far; its lease runs out. */
  async function killWhen(
    child: ChildProcess,
    find: () => Promise<ImportRecord>,
    isSoFar: (now: ImportRecord) => boolean,
  ) {
    const ended = once(child, 'exit');
    while (!isSoFar(await find())) expect(child.exitCode).toBeNull();
    child.kill('SIGKILL');
    expect((await ended)[1]).toBe('SIGKILL');
    const { id, state, attempt } = await find();
    await test.database.query('UPDATE import SET lease_until = now() WHERE id = $1', [id]);
    return { state, attempt };
  }

  async function upload(): Promise<{ id: number; find: () => Promise<ImportRecord>; plays: () => Promise<unknown[]> }> {
    const listener = await createListener(test.database);
    const row = (i: number) => extendedRow(new Date(START + i * 180_000), `t${i % 500}`, { ms_played: 30_000 + i });
    const rows = [...Array.from({ length: PLAYS }, (_, i) => row(i)), row(0)];
    const id = await work.upload(listener, FILE, JSON.stringify(rows));
    return {
      id,
      find: async () => (await work.imports.find(listener, id)) as ImportRecord,
      plays: () =>
        test.database.query(
          'SELECT played_at, track_id, ms_played, detail_id, sources FROM play WHERE listener_id = $1 ORDER BY 1, 2',
          [listener],
        ),
    };
  }

  it('comes to the same plays and the same report as without the kills', async () => {
    const [whole, killed] = [await upload(), await upload()];
    await work.runner.run(whole.id);

    const states: unknown[] = [];
    let written = 0;
    const hasGoneOn = (now: ImportRecord) => now.playsWritten > written;
    for (const isSoFar of [(now: ImportRecord) => now.state === 'READING', hasGoneOn, hasGoneOn]) {
      states.push(await killWhen(start(killed.id), killed.find, isSoFar));
      written = (await killed.find()).playsWritten;
    }
    expect(states).toEqual([
      { state: 'READING', attempt: 1 },
      { state: 'WRITING', attempt: 2 },
      { state: 'WRITING', attempt: 3 },
    ]);
    const [code] = (await once(start(killed.id), 'exit')) as [number];
    expect(code).toBe(0);

    const { state, report, attempt } = await killed.find();
    expect({ state, attempt }).toEqual({ state: 'DONE', attempt: 4 });
    expect(report).toEqual((await whole.find()).report);
    expect(report).toMatchObject({ read: PLAYS + 1, new: PLAYS, duplicates: 1 });
    expect(await killed.plays()).toEqual(await whole.plays());
  });
});
