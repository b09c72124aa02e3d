import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { ArchiveWrites, someWrite } from '../../../test/archive-writes';
import { sealedMonths, staleChunks } from '../../../test/chunks';
import { PROGRAMS } from '../../../test/compile';
import { createListener, createTestDatabase, type TestDatabase } from '../../../test/database';
import { historiesOf } from '../../../test/history-stores';
import { plainHistory, plainRows } from '../../../test/plain-history';
import { monthOf } from '../../archival/plays/sealed-months';

const HISTORY_PROCESS = join(PROGRAMS, 'backend', 'test', 'history-process.js');
const WRITES = 60;
/** All in which something is written. */
const MONTHS = ['2021-01', '2021-02', '2024-01', '2024-02', '2024-04', '2024-05'].map((month) =>
  monthOf(Date.parse(month)),
);

describe('histories while others write', () => {
  let test: TestDatabase;
  let listener: number;
  beforeAll(async () => (test = await createTestDatabase()));
  afterAll(() => test.drop());
  beforeEach(async () => (listener = await createListener(test.database)));

  const isRight = async () => {
    expect(await staleChunks(test.database, listener)).toEqual([]);
    const rows = await plainRows(test.database, listener);
    const { load, sealer } = historiesOf(test.database);
    expect(plainHistory(await load(listener))).toEqual(rows);
    await sealer.idle();
    return rows;
  };

  it('never come from a stale chunk, however many write, seal and load at once', async () => {
    let writing = true;
    const readers = Array.from({ length: 3 }, async () => {
      const { sealer, load } = historiesOf(test.database);
      for (; writing; await load(listener)) {
        sealer.seal(listener, MONTHS);
        await sealer.idle();
        expect(await staleChunks(test.database, listener)).toEqual([]);
      }
      const history = await load(listener);
      await sealer.idle();
      return history;
    });
    const writers = Array.from({ length: 2 }, async () => {
      const archive = new ArchiveWrites(test.database, listener);
      for (const write of fc.sample(someWrite, WRITES)) await archive.apply(write);
    });
    await Promise.all(writers).finally(() => (writing = false));
    const histories = await Promise.all(readers);
    const rows = await isRight();
    for (const history of histories) expect(plainHistory(history)).toEqual(rows);
    const { sealer } = historiesOf(test.database);
    sealer.seal(listener, MONTHS);
    await sealer.idle();
    expect(await sealedMonths(test.database, listener)).toEqual(expect.arrayContaining(MONTHS));
    await isRight();
  });

  it('are new at the next request after another process has written', async () => {
    const child = fork(HISTORY_PROCESS, [test.url], { execArgv: [] });
    try {
      await once(child, 'message');
      const archive = new ArchiveWrites(test.database, listener);
      for (const write of fc.sample(someWrite, WRITES)) {
        await archive.apply(write);
        expect(await answerOf(child, listener)).toEqual(await plainRows(test.database, listener));
      }
      await isRight();
    } finally {
      child.kill();
    }
  });
});

async function answerOf(child: ChildProcess, listener: number): Promise<unknown> {
  const answer = once(child, 'message');
  child.send(listener);
  return (await answer)[0];
}
