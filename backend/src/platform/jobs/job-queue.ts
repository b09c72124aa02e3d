import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { PgBoss, type JobWithMetadata, type WorkOptions } from 'pg-boss';
import { Environment } from '../config/environment';
import type { Queryable, Transaction } from '../database/database';
import type { JobDefinition, JobHandler, SendOptions } from './job';

const DEAD_LETTERS = 'dead-letters';
const DEFAULTS = { retryLimit: 4, retryDelay: 1, expireInSeconds: 900, pollingSeconds: 2 };
const HEARTBEAT_SECONDS = 15;
const SUPERVISION_SECONDS = 10;
/** Longer than a worker that has nothing else to do lets a job wait. */
const BEHIND_SECONDS = 5;
const STOP_TIMEOUT_MS = 20_000;

/**
 * The durable queue: pg-boss in the schema `pgboss` of the same PostgreSQL. Jobs outlive any process; a job whose worker
 * died is given to another one within half a minute. Only the roles `all` and `worker` do jobs, every role may send them.
 */
@Injectable()
export class JobQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(JobQueue.name);
  private readonly stopping = new AbortController();
  private readonly queues = new Map<string, Promise<void>>();
  private readonly pendingWork: (() => Promise<void>)[] = [];
  private running?: Promise<PgBoss>;
  private bootstrapped = false;

  constructor(private readonly environment: Environment) {}

  async onApplicationBootstrap(): Promise<void> {
    this.bootstrapped = true;
    await this.boss();
    for (const begin of this.pendingWork.splice(0)) await begin();
  }

  /** Takes no new job, lets running ones end (their signal is aborted), and gives back what is still running after 20 s. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const boss = await this.running?.catch(() => undefined);
    await boss?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  }

  /** Sends one job; with `tx` it exists only when that transaction commits. */
  async send<T extends object>(
    job: JobDefinition<T>,
    data: T,
    options: SendOptions = {},
    tx?: Transaction,
  ): Promise<void> {
    await this.sendAll(job, [{ data, ...options }], tx);
  }

  /** Sends many jobs of one kind in one statement. */
  async sendAll<T extends object>(
    job: JobDefinition<T>,
    items: readonly ({ data: T } & SendOptions)[],
    tx?: Transaction,
  ): Promise<void> {
    const boss = await this.boss();
    await this.queueOf(job);
    const inserts = items.map(({ singletonKey = randomUUID(), ...item }) => ({ ...item, singletonKey }));
    const db = tx && { executeSql: (text: string, values?: unknown[]) => tx.client.query(text, values) };
    await boss.insert(job.name, inserts, { returnId: false, ...(db && { db }) });
  }

  /** Whether the workers are behind: a job of this kind waits that should have begun some seconds ago. */
  async isBehind(job: JobDefinition<object>, db: Queryable): Promise<boolean> {
    await this.queueOf(job);
    const overdue = await db.query(
      `SELECT 1 FROM pgboss.job WHERE name = $1 AND state < 'active' AND start_after < now() - make_interval(secs => $2) LIMIT 1`,
      [job.name, BEHIND_SECONDS],
    );
    return overdue.length > 0;
  }

  /** Does the jobs of one kind, `concurrency` at a time in this process; does nothing in the role `web`. */
  async work<T extends object>(
    job: JobDefinition<T>,
    handler: JobHandler<T>,
    options: { concurrency?: number } = {},
  ): Promise<void> {
    if (this.environment.role === 'web') return;
    const begin = () => this.beginWork(job, handler, options.concurrency ?? 1);
    if (this.bootstrapped) await begin();
    else this.pendingWork.push(begin);
  }

  private async beginWork<T extends object>(
    job: JobDefinition<T>,
    handler: JobHandler<T>,
    concurrency: number,
  ): Promise<void> {
    const boss = await this.boss();
    await this.queueOf(job);
    const polling = job.options.pollingSeconds ?? DEFAULTS.pollingSeconds;
    await boss.work<T, void, WorkOptions & { includeMetadata: true }>(
      job.name,
      {
        includeMetadata: true,
        localConcurrency: concurrency,
        pollingIntervalSeconds: polling,
        notifyPollingIntervalSeconds: polling,
      },
      async (jobs: JobWithMetadata<T>[]) => {
        for (const one of jobs) await this.run(one, handler);
      },
    );
  }

  private async run<T extends object>(job: JobWithMetadata<T>, handler: JobHandler<T>): Promise<void> {
    const attempt = job.retryCount + 1;
    const signal = AbortSignal.any([job.signal, this.stopping.signal]);
    try {
      await handler(job.data, { id: job.id, attempt, signal });
    } catch (error) {
      const final = job.retryCount >= job.retryLimit;
      const about = { jobId: job.id, attempt, error };
      if (final) this.log.error({ event: `job put aside after its last try: ${job.name}`, ...about });
      else this.log.warn({ event: `job failed and will be tried again: ${job.name}`, ...about });
      throw error;
    }
  }

  /** Each process announces a queue once before it uses it; existing queues keep their jobs. */
  private queueOf(job: JobDefinition<object>): Promise<void> {
    const known = this.queues.get(job.name);
    if (known) return known;
    const announced = this.announce(job);
    this.queues.set(job.name, announced);
    announced.catch(() => this.queues.delete(job.name));
    return announced;
  }

  private async announce(job: JobDefinition<object>): Promise<void> {
    const boss = await this.boss();
    const { retryLimit, retryDelay, expireInSeconds } = { ...DEFAULTS, ...job.options };
    const shared = {
      retryLimit,
      retryDelay,
      expireInSeconds,
      retryBackoff: true,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deadLetter: DEAD_LETTERS,
    };
    await boss.createQueue(DEAD_LETTERS);
    await boss.createQueue(job.name, { ...shared, policy: 'short', notify: true, deleteAfterSeconds: 86_400 });
    await boss.updateQueue(job.name, shared);
  }

  private boss(): Promise<PgBoss> {
    this.running ??= this.start().catch((error: unknown) => {
      this.running = undefined;
      throw error;
    });
    return this.running;
  }

  private async start(): Promise<PgBoss> {
    const works = this.environment.role !== 'web';
    const boss = new PgBoss({
      connectionString: this.environment.databaseUrl,
      application_name: 'audiospective-jobs',
      schema: 'pgboss',
      max: 4,
      supervise: works,
      schedule: false,
      useListenNotify: works,
      superviseIntervalSeconds: SUPERVISION_SECONDS,
      monitorIntervalSeconds: SUPERVISION_SECONDS,
    });
    boss.on('error', (error) => this.log.warn({ event: 'job queue met an error', error }));
    boss.on('warning', (warning) => this.log.warn({ event: 'job queue warned', reason: warning.message }));
    return boss.start();
  }
}
