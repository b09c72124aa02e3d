import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { createCache, memoryStore } from 'cache-manager';
import { Environment } from '../config/environment';
import { Answers } from './answers';
import { Questions } from './question';
import { SharedAnswers } from './shared-answers';
import { ANSWER_STORE, AnswerCache } from './answer-cache';
import { type RedisCache, redisCache } from './redis-cache';

/**
 * How long an answer is kept at most. An archive's version covers its plays, but not what is learned later about
 * tracks (a duration, a better name): such a change shows after this time at the latest.
 */
const KEEP_MS = 5 * 60_000;
const MEGABYTE = 1024 ** 2;
const MOST_ANSWERS = 5_000;

const REDIS = Symbol('REDIS');

/** The cache of answers: in memory for one process, in Redis when REDIS_URL is set. */
@Global()
@Module({
  providers: [
    AnswerCache,
    Questions,
    {
      provide: Answers,
      inject: [Environment, REDIS],
      useFactory: ({ responseCacheMb }: Environment, redis: RedisCache | null) =>
        new Answers(responseCacheMb * MEGABYTE, redis && new SharedAnswers(redis.cache)),
    },
    {
      provide: REDIS,
      inject: [Environment],
      useFactory: ({ redisUrl }: Environment) => (redisUrl ? redisCache(redisUrl, KEEP_MS) : null),
    },
    {
      provide: ANSWER_STORE,
      inject: [REDIS],
      useFactory: (redis: RedisCache | null) => redis?.cache ?? answersInMemory(),
    },
  ],
  exports: [AnswerCache, Answers, Questions],
})
export class CacheModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisCache | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.redis?.close();
  }
}

/** A bounded cache in this process. Answers are shared, not copied: nobody changes them. */
export function answersInMemory() {
  return createCache(
    memoryStore({ max: MOST_ANSWERS, ttl: KEEP_MS, ttlAutopurge: false, shouldCloneBeforeSet: false }),
  );
}
