import { Logger } from '@nestjs/common';
import { createClient } from '@redis/client';
import { createCache, type Cache } from 'cache-manager';
import { redisInsStore } from 'cache-manager-redis-yet';

const CONNECT_TIMEOUT_MS = 2_000;
const LONGEST_PAUSE_MS = 3_000;

/** A cache in Redis, and the way to let go of it. */
export interface RedisCache {
  cache: Cache;
  close(): Promise<void>;
}

/**
 * A cache in Redis that may be lost at any time. The client is made here and not by the store, because a client
 * without an error listener ends the process when Redis goes away, and one with a queue lets every call hang until it is back.
 * It goes on trying to connect; until then every call is refused at once.
 */
export function redisCache(url: string, ttlMs: number): RedisCache {
  const logger = new Logger('Redis');
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, LONGEST_PAUSE_MS),
    },
  });
  client.on('error', ({ code, name }: NodeJS.ErrnoException) =>
    logger.debug({ event: 'redis error', code: code ?? name }),
  );
  const connected = client.connect().catch(() => undefined);
  const close = async () => {
    await client.disconnect().catch(() => undefined);
    await connected;
  };
  // The store is typed for the `redis` package, of which this client is the core.
  return { cache: createCache(redisInsStore(client as never, { ttl: ttlMs })), close };
}
