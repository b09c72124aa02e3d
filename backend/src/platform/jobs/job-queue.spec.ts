import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { defineJob } from './job';
import { JobQueue } from './job-queue';

type QueueEnvironment = ConstructorParameters<typeof JobQueue>[0];
interface Numbered {
  n: number;
}

describe('JobQueue', () => {
  let test: TestDatabase;
  const queues: JobQueue[] = [];
  beforeAll(async () => {
    Logger.overrideLogger(false);
    test = await createTestDatabase();
  });
  afterAll(async () => {
    for (const queue of queues) await queue.beforeApplicationShutdown();
    await test.drop();
  });

  function queue(role = 'all'): JobQueue {
    const made = new JobQueue({ databaseUrl: test.url, role } as QueueEnvironment);
    queues.push(made);
    return made;
  }

  /** Resolves once `count` jobs were seen. */
  function collector(count: number) {
    const seen: number[] = [];
    let done: () => void;
    const all = new Promise<void>((resolve) => (done = resolve));
    const handler = async ({ n }: Numbered) => {
      seen.push(n);
      if (seen.length === count) done();
    };
    return { seen, all, handler };
  }

  it('does what was sent before and after the start, in any process', async () => {
    const job = defineJob<Numbered>('plain');
    const [web, worker] = [queue('web'), queue('worker')];
    const { seen, all, handler } = collector(3);
    await web.work(job, () => Promise.reject(new Error('the web role works on nothing')));
    await worker.work(job, handler, { concurrency: 2 });
    await web.onApplicationBootstrap();
    await web.send(job, { n: 1 });
    await worker.onApplicationBootstrap();
    await web.sendAll(job, [{ data: { n: 2 } }, { data: { n: 3 } }]);
    await all;
    expect(seen.sort()).toEqual([1, 2, 3]);
  });

  it('knows when its workers are behind', async () => {
    const [waiting, punctual] = [defineJob<Numbered>('waiting'), defineJob<Numbered>('punctual')];
    const sender = queue('web');
    await sender.onApplicationBootstrap();
    await sender.send(waiting, { n: 1 }, { startAfter: new Date(Date.now() - 60_000) });
    await sender.send(punctual, { n: 1 }, { startAfter: new Date(Date.now() + 60_000) });
    expect(await sender.isBehind(waiting, test.database)).toBe(true);
    expect(await sender.isBehind(punctual, test.database)).toBe(false);
  });

  it('keeps one waiting job per key, and starts none before its time', async () => {
    const job = defineJob<Numbered>('keyed');
    const sender = queue();
    await sender.onApplicationBootstrap();
    const startAfter = new Date(Date.now() + 3_600_000);
    for (const n of [1, 2, 3]) await sender.send(job, { n }, { singletonKey: 'same', startAfter });
    await sender.send(job, { n: 4 }, { singletonKey: 'other' });
    const { seen, all, handler } = collector(1);
    await sender.work(job, handler);
    await all;
    expect(seen).toEqual([4]);
    const [waiting] = await test.database.query<{ n: string }>(
      `SELECT count(*) AS n FROM pgboss.job WHERE name = 'keyed' AND state = 'created'`,
    );
    expect(waiting?.n).toBe('1');
  });

  it('sends nothing when the transaction fails', async () => {
    const job = defineJob<Numbered>('transactional');
    const sender = queue();
    await sender.onApplicationBootstrap();
    const { seen, all, handler } = collector(1);
    const failing = test.database.transaction(async (tx) => {
      await sender.send(job, { n: 1 }, {}, tx);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    await test.database.transaction((tx) => sender.send(job, { n: 2 }, {}, tx));
    await sender.work(job, handler);
    await all;
    expect(seen).toEqual([2]);
  });

  it('puts a job that always fails aside after its tries, and goes on with the others', async () => {
    const job = defineJob<Numbered>('poison', { retryLimit: 1, retryDelay: 1, pollingSeconds: 0.5 });
    const sender = queue();
    await sender.onApplicationBootstrap();
    const attempts: number[] = [];
    const { seen, all, handler } = collector(1);
    await sender.work(job, async (data, run) => {
      if (data.n === 2) return handler(data);
      attempts.push(run.attempt);
      throw new Error('poison');
    });
    await sender.sendAll(job, [{ data: { n: 1 }, priority: 1 }, { data: { n: 2 } }]);
    await all;
    expect(seen).toEqual([2]);
    await untilDeadLetter();
    expect(attempts).toEqual([1, 2]);
  });

  async function untilDeadLetter(): Promise<void> {
    for (;;) {
      const rows = await test.database.query(
        `SELECT 1 FROM pgboss.job WHERE name = 'dead-letters' AND data->>'n' = '1'`,
      );
      if (rows.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});
