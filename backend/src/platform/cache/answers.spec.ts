import { Logger } from '@nestjs/common';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { describeWithRedis, startRedis, type TestRedis } from '../../../test/redis';
import { type Answer, compressed, plainAnswer, sizeOf } from './answer';
import { Answers } from './answers';
import { type RedisCache, redisCache } from './redis-cache';
import { SharedAnswers } from './shared-answers';

const answerOf = (text: string) => plainAnswer(Buffer.from(text), 'application/json; charset=utf-8');
const textOf = (answer: Answer | undefined) => answer?.writings.identity.bytes.toString();
const LONG = 'a play, and another play, '.repeat(200);

beforeEach(() => Logger.overrideLogger(false));

describe('answers in memory', () => {
  it('never take more than they may, and the newest stay', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30_000), { minLength: 1, maxLength: 60 }), async (lengths) => {
        const answers = new Answers(100_000, null);
        for (const [index, length] of lengths.entries()) {
          await answers.keep(`key ${index}`, answerOf(String(index).padEnd(length)));
          expect(answers.bytes).toBeLessThanOrEqual(100_000);
          expect(textOf(answers.get(`key ${index}`))?.trim()).toBe(String(index));
        }
      }),
      { numRuns: runs(20) },
    );
  });

  it('are counted with all their writings', async () => {
    const answers = new Answers(100_000, null);
    const answer = await compressed(answerOf(LONG));
    expect(Object.keys(answer.writings).sort()).toEqual(['br', 'gzip', 'identity']);
    await answers.keep('key', answer);
    const written = Object.values(answer.writings).reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(answers.bytes).toBeGreaterThan(written);
    expect(sizeOf(answer)).toBeGreaterThan(written);
  });

  it('that are larger than all memory are not kept', async () => {
    const answers = new Answers(1_000, null);
    await answers.keep('key', answerOf(LONG));
    expect(answers.get('key')).toBeUndefined();
  });
});

describeWithRedis('answers in Redis', () => {
  let redis: TestRedis;
  let caches: RedisCache[];

  beforeEach(async () => {
    redis = await startRedis();
    caches = [];
  });
  afterEach(async () => {
    redis.signal('SIGCONT');
    for (const cache of caches) await cache.close();
    await redis.stop();
  });

  /** The answers of one more process. */
  async function newProcess(database = 'database'): Promise<Answers> {
    const cache = redisCache(redis.url, 60_000);
    caches.push(cache);
    const probe = () =>
      cache.cache.set('probe', 1).then(
        () => true,
        () => false,
      );
    while (!(await probe())) await new Promise((resolve) => setImmediate(resolve));
    return new Answers(1_000_000, new SharedAnswers(cache.cache, database));
  }

  it.each(['short', LONG])('are shared by processes: %#', async (text) => {
    const answer = answerOf(text);
    await (await newProcess()).keep('key', answer);
    const other = await newProcess();
    expect(await other.fetch('key')).toEqual(await compressed(answer, ['br']));
    expect(textOf(other.get('key'))).toBe(text);
    expect(await other.fetch('another key')).toBeUndefined();
  });

  it('are not those of another database', async () => {
    await (await newProcess('one')).keep('key', answerOf(LONG));
    expect(await (await newProcess('other')).fetch('key')).toBeUndefined();
  });

  it('may be flushed', async () => {
    await (await newProcess()).keep('key', answerOf(LONG));
    await redis.command('FLUSHALL');
    expect(await (await newProcess()).fetch('key')).toBeUndefined();
  });

  it.each([
    ['of another type', ['HSET', 'name', 'value']],
    ['that is no JSON', ['SET', '{']],
    ['of another shape', ['SET', '{"contentType":1}']],
    ['that is cut', ['SET', '{"contentType":"application/json","br":"AAAA"}']],
  ])('are not there under a key %s', async (_case, [verb = '', ...rest]) => {
    const answers = await newProcess();
    await answers.keep('key', answerOf(LONG));
    const [name = ''] = (await redis.command('KEYS', '*answer*key')) as string[];
    await redis.command('DEL', name);
    await redis.command(verb, name, ...rest);
    expect(await (await newProcess()).fetch('key')).toBeUndefined();
  });

  it.each(['SIGSTOP', 'SIGKILL'] as const)('are missed by nobody after %s', async (signal) => {
    const answers = await newProcess();
    await answers.keep('key', answerOf(LONG));
    redis.signal(signal);
    await answers.keep('other', answerOf(LONG));
    expect(textOf(answers.get('key'))).toBe(LONG);
    expect(textOf(answers.get('other'))).toBe(LONG);
    expect(await answers.fetch('third')).toBeUndefined();
  });

  it('are not waited for again and again while Redis stands still', async () => {
    const cache = redisCache(redis.url, 60_000);
    caches.push(cache);
    const get = jest.spyOn(cache.cache, 'get').mockImplementation(() => new Promise(() => undefined));
    const answers = new Answers(1_000_000, new SharedAnswers(cache.cache, 'database'));
    for (const key of ['one', 'two', 'three']) expect(await answers.fetch(key)).toBeUndefined();
    expect(get).toHaveBeenCalledTimes(1);
  });
});
