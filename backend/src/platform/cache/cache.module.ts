import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock';
import { Environment } from '../config/environment';
import { Database } from '../database/database';
import { serviceOf } from '../graphql/service-of';
import { Answers } from './answers';
import { readDatabaseName } from './database-name.query';
import { installationOf } from './installation';
import { Questions } from './question';
import { type RedisCache, redisCache } from './redis-cache';
import { SharedAnswers } from './shared-answers';

const MEGABYTE = 1024 ** 2;
/** Answers of versions that have passed are never asked for again; this is when Redis lets them go. */
const DAY_MS = 24 * 60 * 60_000;

const REDIS = Symbol('REDIS');

/** Answers that were given before: in memory, and in Redis too when REDIS_URL is set. */
@Global()
@Module({
  providers: [
    {
      provide: Questions,
      inject: [Clock, Environment],
      useFactory: (clock: Clock, environment: Environment) =>
        new Questions(clock, installationOf(serviceOf(environment))),
    },
    {
      provide: REDIS,
      inject: [Environment],
      useFactory: ({ redisUrl }: Environment) => (redisUrl ? redisCache(redisUrl, DAY_MS) : null),
    },
    {
      provide: Answers,
      inject: [Environment, REDIS, Database],
      useFactory: async ({ responseCacheMb }: Environment, redis: RedisCache | null, database: Database) =>
        new Answers(
          responseCacheMb * MEGABYTE,
          redis && new SharedAnswers(redis.cache, await readDatabaseName(database)),
        ),
    },
  ],
  exports: [Answers, Questions],
})
export class CacheModule implements OnApplicationShutdown {
  constructor(@Inject(REDIS) private readonly redis: RedisCache | null) {}

  async onApplicationShutdown(): Promise<void> {
    await this.redis?.close();
  }
}
