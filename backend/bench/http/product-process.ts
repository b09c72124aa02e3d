import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf } from '../../src/auth/cookies';
import { freePort } from '../../src/platform/database/embedded-postgres';
import type { BenchDatabase } from '../bench-database';
import { cpuMsOf } from './cpu-time';

const MAIN = join(__dirname, '..', '..', 'src', 'main.js');

/** Further than any measurement gets. */
const NO_RATE_LIMIT = '1000000';

/** The product as operators start it, in the role `web`, in a process of its own. */
export class ProductProcess {
  private constructor(
    readonly origin: string,
    private readonly child: ChildProcess,
    private readonly dataDir: string,
  ) {}

  /** Starts it and waits until it is ready. */
  static async start({ url }: BenchDatabase, settings: NodeJS.ProcessEnv = {}): Promise<ProductProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-bench-'));
    const port = await freePort();
    const env = { ROLE: 'web', PORT: String(port), DATABASE_URL: url, DATA_DIR: dataDir, SPOTIFY_CLIENT_ID: 'bench' };
    const child = spawn(process.execPath, [...process.execArgv, MAIN], {
      env: { ...process.env, ...env, RATE_LIMIT: NO_RATE_LIMIT, ...settings },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // without whom has started it, it ends
    });
    const product = new ProductProcess(`http://127.0.0.1:${port}`, child, dataDir);
    await product.ready();
    return product;
  }

  /** Most memory that the process ever held, in MB; Linux only. */
  get mostMemoryMb(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1024;
  }

  /** Processor time taken so far, in ms; Linux only. */
  get cpuMs(): number {
    return cpuMsOf(this.child.pid);
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    while (this.child.exitCode === null) {
      const response = await fetch(`${this.origin}/health/ready`).catch(() => undefined);
      if (response?.ok) return;
      await sleep(20);
    }
    throw new Error('The product ended instead of starting.');
  }
}

/** Begins sessions of these listeners; answers their cookies. */
export async function signIn({ database }: BenchDatabase, listenerIds: readonly number[]): Promise<string[]> {
  const ids = listenerIds.map(() => randomBytes(32).toString('base64url'));
  await database.query(
    `INSERT INTO session (id_hash, listener_id, signed_in_at, last_used_at, expires_at)
     SELECT hash, listener, now(), now(), 'infinity' FROM unnest($1::bytea[], $2::int[]) AS s(hash, listener)`,
    [ids.map(hashOf), listenerIds],
  );
  return ids.map((id) => `audiospective_session=${id}`);
}
