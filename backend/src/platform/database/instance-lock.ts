import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const LOCK = 4_161_001;

/** Held as long as one process owns a data folder; it ends with the process, however that ends. */
export interface InstanceLock {
  release(): Promise<void>;
}

/**
 * Makes sure that one process only runs on a data folder. The lock is a session lock of its PostgreSQL, so a killed owner
 * leaves none behind; when PostgreSQL itself was killed, the owner takes it again.
 * @throws Error with a sentence for the operator when another process holds it.
 */
export async function lockInstance(url: string, dataDir: string): Promise<InstanceLock> {
  let released = false;
  let session = await lockedSession(url);
  if (!session) {
    throw new Error(
      `Audiospective is already running on the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  const holdOn = (held: Client) => held.once('end', () => void retake());
  const retake = async () => {
    for (session = null; !released && !session; await sleep(500, undefined, { ref: false })) {
      session = await lockedSession(url).catch(() => null);
    }
    if (session) holdOn(session);
  };
  holdOn(session);
  const release = async () => {
    released = true;
    await session?.end();
  };
  return { release };
}

/** A connection that holds the lock; null when somebody else does. */
async function lockedSession(url: string): Promise<Client | null> {
  const client = new Client({ connectionString: url, application_name: 'audiospective instance', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [LOCK]);
  if (rows[0]?.free) return client;
  await client.end();
  return null;
}
