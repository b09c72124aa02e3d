import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChaosDatabase } from './chaos-database';
import { Immortal, startRemoteSimulator } from './processes';
import { Listeners, newTokenKeys } from './seed';
import { judgeRun, type ChaosVerdict } from './verdict';

export interface ChaosOptions {
  /** Folder of the compiled programs (`backend/…`, `libs/…`). */
  programs: string;
  /** Listeners, each with 50 plays. */
  listeners: number;
  workers: number;
  /** Each worker is killed at least so often. */
  killsPerWorker: number;
  /** How long a worker works before it is killed. */
  killAfterMs: number;
  databaseKills: number;
  /** False: Spotify never fails. */
  faults?: boolean;
  /** Gives up after this time. */
  patienceMs: number;
  report?: (sentence: string) => void;
}

export interface ChaosResult extends ChaosVerdict {
  workerKills: number[];
  databaseKills: number;
  /** Workers that ended by themselves while at work: never, whatever the database does. */
  crashes: number;
  /** Workers that ended during their start: only without a database. */
  failedStarts: number;
  /** Listeners whose refresh token was lost in a kill between rotation and commit. */
  signedInAgain: number;
  seconds: number;
}

const TURN_MS = 100;
const CHECK_EVERY = 20;

const FAULTS = [
  { kind: 'rate-limit', probability: 0.1, retryAfter: '1' },
  { kind: 'server-error', probability: 0.02, status: 500 },
  { kind: 'hang', probability: 0.01 },
];

/** Whoever's poll failed is due again at once instead of after some minutes; so are some others while there are kills to come. */
const DUE_AGAIN = `UPDATE archive_state archive SET next_poll_at = now()
  WHERE next_poll_at > now() + interval '10 seconds' AND NOT EXISTS (SELECT 1 FROM poll_slot s WHERE s.listener_id = archive.listener_id AND s.state <> 'DONE')
    AND (($1 AND random() < 0.1) OR NOT EXISTS (SELECT 1 FROM poll_slot s WHERE s.listener_id = archive.listener_id AND s.outcome = 'OK'))`;

const UNFINISHED = `SELECT count(*)::int AS n FROM archive_state archive
  WHERE NOT EXISTS (SELECT 1 FROM poll_slot s WHERE s.listener_id = archive.listener_id AND s.outcome = 'OK')
    OR EXISTS (SELECT 1 FROM poll_slot s WHERE s.listener_id = archive.listener_id AND s.state <> 'DONE')`;

/**
 * P1: real worker processes archive from a simulator that fails often, are killed all the time, and so is PostgreSQL.
 * Afterwards what is stored is compared with what was served.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const report = options.report ?? (() => undefined);
  const started = performance.now();
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-chaos-'));
  const database = await ChaosDatabase.start(join(dataDir, 'data'));
  const simulator = await startRemoteSimulator(options.programs, options.listeners);
  const workers: Immortal[] = [];
  try {
    const tokenKeys = newTokenKeys();
    const listeners = new Listeners(database, simulator.origin, tokenKeys);
    await listeners.insert();
    for (const fault of options.faults === false ? [] : FAULTS)
      await fetch(`${simulator.origin}/simulator/faults`, { method: 'POST', body: JSON.stringify(fault) });
    report(`${options.listeners} listeners are due after ${secondsSince(started)} s.`);
    const env = workerSettings(database.url, simulator.origin, tokenKeys, dataDir);
    const program = join(options.programs, 'backend', 'test', 'chaos', 'worker.js');
    for (let i = 0; i < options.workers; i++)
      workers.push(new Immortal(program, env, join(dataDir, `worker-${i}.log`)));
    await untilCalm(options, { database, listeners, workers, started });
    return {
      ...(await judgeRun(database, simulator.origin)),
      workerKills: workers.map((worker) => worker.kills),
      databaseKills: database.kills,
      crashes: sumOf(workers.map((worker) => worker.crashes)),
      failedStarts: sumOf(workers.map((worker) => worker.failedStarts)),
      signedInAgain: listeners.signedInAgain,
      seconds: secondsSince(started),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await simulator.stop();
    await database.stop();
  }
}

interface Scene {
  database: ChaosDatabase;
  listeners: Listeners;
  workers: Immortal[];
  /** When it began, by the clock of performance.now(). */
  started: number;
}

async function untilCalm(options: ChaosOptions, { database, listeners, workers, started }: Scene): Promise<void> {
  const report = options.report ?? (() => undefined);
  for (let turn = 0; performance.now() - started < options.patienceMs; turn++) {
    await sleep(TURN_MS);
    const more = await killSome(options, database, workers);
    if (turn % CHECK_EVERY > 0) continue;
    await listeners.reconnect();
    await database.query(DUE_AGAIN, [more]);
    const [left] = await database.query<{ n: number }>(UNFINISHED);
    report(
      `${left?.n} listeners to go after ${secondsSince(started)} s and ${workers.map((worker) => worker.kills).join(' + ')} kills.`,
    );
    if (!more && left?.n === 0) return;
  }
  const failedStarts = sumOf(workers.map((worker) => worker.failedStarts));
  throw new Error(`Not calm after ${secondsSince(started)} s; ${failedStarts} starts of workers failed.`);
}

/** Kills every worker that has been at work long enough, and the database in between. False when all kills are done. */
async function killSome(options: ChaosOptions, database: ChaosDatabase, workers: Immortal[]): Promise<boolean> {
  const { killsPerWorker, databaseKills } = options;
  for (const worker of workers)
    if (worker.kills < killsPerWorker && worker.atWorkMs > options.killAfterMs) worker.kill();
  const progress = Math.min(...workers.map((worker) => worker.kills)) / killsPerWorker;
  if (database.kills < databaseKills && progress >= (database.kills + 0.5) / databaseKills)
    await database.killAndRestart();
  return database.kills < databaseKills || progress < 1;
}

function workerSettings(databaseUrl: string, origin: string, tokenKeys: string, dataDir: string): NodeJS.ProcessEnv {
  return {
    ROLE: 'worker',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    TOKEN_KEYS: tokenKeys,
    SPOTIFY_CLIENT_ID: 'demo-client',
    SPOTIFY_CLIENT_SECRET: 'demo-secret',
    SPOTIFY_API_URL: `${origin}/v1`,
    SPOTIFY_TOKEN_URL: `${origin}/api/token`,
    SPOTIFY_DAILY_CALLS: '0',
    SPOTIFY_CALLS_PER_30S: '0',
    NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
    PLANNER_SECONDS: '1',
    POLL_LEASE_SECONDS: '5',
    WORKER_CONCURRENCY: '48',
    LOG_LEVEL: 'warn',
  };
}

const secondsSince = (started: number) => Math.round((performance.now() - started) / 100) / 10;

const sumOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);
