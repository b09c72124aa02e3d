import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { embeddedBinaries } from './embedded-binaries';
import { isServerOf, readPostmaster } from './postmaster-file';

const USER = 'audiospective';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 30_000;

/** How the server is set up: one small machine, statistics over one listener's plays, many inserts. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '40',
  shared_buffers: '256MB',
  work_mem: '16MB',
  jit: 'off',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  autovacuum_vacuum_insert_scale_factor: '0.02',
  timezone: 'UTC',
};

export interface EmbeddedPostgresOptions {
  /** Folder that holds the cluster, its password and its log; absolute. */
  dataDir: string;
  /** Told in a sentence what takes its time. */
  report?: (sentence: string) => void;
  /** Further server settings, e.g. for tests. */
  settings?: Record<string, string>;
}

/** A running PostgreSQL that belongs to a data folder. */
export interface EmbeddedPostgres {
  url: string;
  pid: number;
  /** True when the server was found running: its former owner was killed, or another process of ours uses it. */
  adopted: boolean;
  /** Stops the server, unless somebody else is connected to it. */
  stop(): Promise<void>;
}

/** Whether a data folder has been set up. */
export const hasCluster = (dataDir: string) => existsSync(join(dataDir, 'pg18'));

/**
 * Brings up the PostgreSQL of a data folder: initialises it the first time, adopts a server that is still running,
 * recovers after a crash. Started as root it runs in a user namespace as an unprivileged user, because PostgreSQL refuses root.
 * @throws Error with a sentence for the operator, and the end of the server's log, when it does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, report = () => undefined } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const cluster = join(dataDir, 'pg18');
  const password = storedPassword(dataDir);
  if (!existsSync(cluster)) {
    report('Setting up the built-in PostgreSQL (once, some seconds).');
    initialise(cluster, join(dataDir, 'postgres-password'));
  }
  const running = await runningServer(cluster);
  const server = running ?? (await launch(cluster, dataDir, options.settings ?? {}));
  const url = `postgres://${USER}:${password}@127.0.0.1:${server.port}/postgres`;
  return { url, pid: server.pid, adopted: running !== null, stop: () => stopUnlessUsed(cluster, url) };
}

/**
 * Looks after a server as long as this process lives: one that was killed is started again on the same port,
 * so that connections find it. Answers what ends the watch.
 */
export function keepAlive(server: EmbeddedPostgres, options: EmbeddedPostgresOptions): () => Promise<void> {
  const cluster = join(options.dataDir, 'pg18');
  const port = new URL(server.url).port;
  const watch = new AbortController();
  const report = options.report ?? (() => undefined);
  const watching = (async () => {
    while (await pause(watch.signal)) {
      if (await runningServer(cluster)) continue;
      report('The built-in PostgreSQL has ended unexpectedly; starting it again.');
      await launch(cluster, options.dataDir, { ...options.settings, port }).catch((error: Error) =>
        report(error.message),
      );
    }
  })();
  return () => {
    watch.abort();
    return watching;
  };
}

/** Waits a second; false once the watch has ended. */
function pause(signal: AbortSignal): Promise<boolean> {
  return sleep(1_000, true, { signal, ref: false }).catch(() => false);
}

function storedPassword(dataDir: string): string {
  const file = join(dataDir, 'postgres-password');
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** Initialises under a temporary name, so that a start that was cut off leaves no half-made cluster behind. */
function initialise(cluster: string, passwordFile: string): void {
  const fresh = `${cluster}.new-${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  const [command, ...args] = asUnprivileged(
    embeddedBinaries().initdb,
    '-D',
    fresh,
    '-U',
    USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
  );
  const result = spawnSync(command, args, { encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`The built-in PostgreSQL could not be set up: ${result.error?.message ?? result.stderr.trim()}`);
  try {
    renameSync(fresh, cluster);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error;
  }
}

/** root may not run PostgreSQL; in a user namespace it is nobody to PostgreSQL, while the files stay root's. */
function asUnprivileged(command: string, ...args: string[]): [string, ...string[]] {
  return process.getuid?.() === 0
    ? ['unshare', '--user', '--map-user=65534', '--map-group=65534', command, ...args]
    : [command, ...args];
}

/** The server that already runs on this folder, once it is ready; a file left by a dead or foreign process is removed. */
async function runningServer(cluster: string): Promise<{ pid: number; port: number } | null> {
  for (const deadline = performance.now() + START_TIMEOUT_MS; performance.now() < deadline; await sleep(50)) {
    const server = readPostmaster(cluster);
    if (!server) return null;
    if (!isServerOf(cluster, server.pid)) {
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return null;
    }
    if (server.ready) return server;
  }
  throw new Error('The built-in PostgreSQL is running but does not become ready.');
}

async function launch(cluster: string, dataDir: string, settings: Record<string, string>) {
  const log = join(dataDir, 'postgres.log');
  const port = await freePort();
  const flags = Object.entries({ ...SETTINGS, port: String(port), ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const [command, ...args] = asUnprivileged(embeddedBinaries().postgres, '-D', cluster, ...flags);
  const output = openSync(log, 'w', 0o600);
  const child = spawn(command, args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.unref();
  await untilReady(child, cluster, log);
  const server = readPostmaster(cluster);
  if (!server) throw new Error('The built-in PostgreSQL ended right after its start.');
  return server;
}

async function untilReady(child: ChildProcess, cluster: string, log: string): Promise<void> {
  const failure: { message?: string } = {};
  child.once('error', (error) => (failure.message = error.message));
  child.once('exit', (code) => (failure.message = `it ended with code ${code}`));
  for (const deadline = performance.now() + START_TIMEOUT_MS; performance.now() < deadline; await sleep(20)) {
    if (failure.message) break;
    const server = readPostmaster(cluster);
    if (server?.ready && isServerOf(cluster, server.pid)) return;
  }
  const lastLines = readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Error(`The built-in PostgreSQL did not start (${failure.message ?? 'it took too long'}).\n${lastLines}`);
}

/** A TCP port of 127.0.0.1 that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function stopUnlessUsed(cluster: string, url: string): Promise<void> {
  const pid = readPostmaster(cluster)?.pid;
  if (!pid || !isServerOf(cluster, pid) || (await othersConnected(url))) return;
  process.kill(pid, 'SIGINT');
  for (const deadline = performance.now() + STOP_TIMEOUT_MS; performance.now() < deadline; await sleep(20)) {
    if (!isServerOf(cluster, pid)) return;
  }
  process.kill(pid, 'SIGQUIT');
}

async function othersConnected(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1`,
    );
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
