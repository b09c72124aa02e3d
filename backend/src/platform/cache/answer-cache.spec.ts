import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { Cache } from 'cache-manager';
import { AnswerCache } from './answer-cache';
import { answersInMemory } from './cache.module';
import { type RedisCache, redisCache } from './redis-cache';

const QUESTION = ['plays', 1, '7'];

beforeEach(() => Logger.overrideLogger(false));

describe('answers in memory', () => {
  it('are worked out once', async () => {
    const cache = new AnswerCache(answersInMemory());
    const work = jest.fn(async () => ({ plays: 3 }));
    expect(await cache.keep(QUESTION, work)).toEqual({ plays: 3 });
    expect(await cache.keep(QUESTION, work)).toEqual({ plays: 3 });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('are worked out once for those who ask at the same time', async () => {
    const cache = new AnswerCache(answersInMemory());
    const work = jest.fn(async () => ({ plays: 3 }));
    await Promise.all([cache.keep(QUESTION, work), cache.keep(QUESTION, work), cache.keep(QUESTION, work)]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('differ by every part of the question', async () => {
    const cache = new AnswerCache(answersInMemory());
    const questions = [
      ['a', 1, '1'],
      ['a', 1, '2'],
      ['a', 11, ''],
      ['a', null, '1'],
      ['a', '1', '1'],
    ];
    for (const [plays, question] of questions.entries()) await cache.keep(question, async () => ({ plays }));
    for (const [plays, question] of questions.entries())
      expect(await cache.keep(question, async () => ({ plays: -1 }))).toEqual({ plays });
  });

  it('are not kept when they could not be worked out', async () => {
    const cache = new AnswerCache(answersInMemory());
    await expect(cache.keep(QUESTION, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.keep(QUESTION, async () => ({ plays: 3 }))).toEqual({ plays: 3 });
  });
});

describe('a store that fails', () => {
  const failing = (reply: () => Promise<never>) => ({ get: reply, set: reply }) as unknown as Cache;

  it('is treated as empty', async () => {
    const cache = new AnswerCache(failing(() => Promise.reject(new Error('away'))));
    expect(await cache.keep(QUESTION, async () => ({ plays: 3 }))).toEqual({ plays: 3 });
  });

  it('is not waited for', async () => {
    jest.useFakeTimers();
    const cache = new AnswerCache(failing(() => new Promise(() => undefined)));
    const answer = cache.keep(QUESTION, async () => ({ plays: 3 }));
    await jest.advanceTimersByTimeAsync(500);
    expect(await answer).toEqual({ plays: 3 });
    jest.useRealTimers();
  });
});

describe('answers in Redis', () => {
  let server: Server;
  let sockets: Set<Socket>;
  let redis: RedisCache;
  let stored: Map<string, string>;

  beforeEach(async () => {
    stored = new Map();
    sockets = new Set();
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('data', (data) => socket.write(replies(data.toString(), stored)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    redis = redisCache(`redis://127.0.0.1:${(server.address() as AddressInfo).port}`, 60_000);
  });
  afterEach(async () => {
    await redis.close();
    await lose();
  });

  async function lose(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }

  async function connected(): Promise<void> {
    for (;;) {
      if (
        await redis.cache.get('probe').then(
          () => true,
          () => false,
        )
      )
        return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('are shared by processes', async () => {
    await connected();
    const work = jest.fn(async () => ({ plays: 3 }));
    await new AnswerCache(redis.cache).keep(QUESTION, work);
    expect(await new AnswerCache(redis.cache).keep(QUESTION, work)).toEqual({ plays: 3 });
    expect(work).toHaveBeenCalledTimes(1);
    expect([...stored.keys()]).toEqual([expect.stringMatching(/^audiospective:answer:/)]);
  });

  it('can be lost at any time, which costs nothing but the work', async () => {
    await connected();
    await lose();
    const cache = new AnswerCache(redis.cache);
    for (let plays = 0; plays < 3; plays++)
      expect(await cache.keep(QUESTION, async () => ({ plays }))).toEqual({ plays });
  });
});

describe('a Redis that is not there at the start', () => {
  it('keeps nobody from an answer, and lets go', async () => {
    const redis = redisCache('redis://127.0.0.1:9', 60_000);
    const cache = new AnswerCache(redis.cache);
    expect(await cache.keep(QUESTION, async () => ({ plays: 3 }))).toEqual({ plays: 3 });
    await redis.close();
  });
});

/** As much of Redis as a cache needs: GET and SET; everything else is fine. */
function replies(request: string, stored: Map<string, string>): string {
  const commands = request
    .split(/(?=\*\d+\r\n)/)
    .map((command) => command.split('\r\n').filter((_, index) => index % 2 === 0 && index > 0));
  return commands
    .map(([name, key = '', value = '']) => {
      if (name === 'SET') stored.set(key, value);
      if (name !== 'GET') return '+OK\r\n';
      const found = stored.get(key);
      return found === undefined ? '$-1\r\n' : `$${Buffer.byteLength(found)}\r\n${found}\r\n`;
    })
    .join('');
}
