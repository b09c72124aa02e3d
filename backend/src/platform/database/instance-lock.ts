import { Client } from 'pg';

const LOCK = 4_161_001;

/** Held as long as one process owns a data folder; it ends with the process, however that ends. */
export interface InstanceLock {
  release(): Promise<void>;
}

/**
 * Makes sure that one process only runs on a data folder. The lock is a session lock of its PostgreSQL, so a killed owner leaves none behind.
 * @throws Error with a sentence for the operator when another process holds it.
 */
export async function lockInstance(url: string, dataDir: string): Promise<InstanceLock> {
  const client = new Client({ connectionString: url, application_name: 'audiospective instance', keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [LOCK]);
  if (!rows[0]?.free) {
    await client.end();
    throw new Error(
      `Audiospective is already running on the data folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`,
    );
  }
  return { release: () => client.end() };
}
