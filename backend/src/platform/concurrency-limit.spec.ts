import { setImmediate as turn } from 'node:timers/promises';
import { ConcurrencyLimit } from './concurrency-limit';

describe('ConcurrencyLimit', () => {
  it('runs so many at a time, all of them in their order, whatever fails', async () => {
    const limit = new ConcurrencyLimit(3);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (n: number) => {
      started.push(n);
      most = Math.max(most, ++running);
      await turn();
      running--;
      if (n % 4 === 0) throw new Error('no');
    };
    await Promise.allSettled(Array.from({ length: 20 }, (_, n) => limit.run(() => work(n))));
    expect(most).toBe(3);
    expect(started).toEqual([...Array(20).keys()]);
  });
});
