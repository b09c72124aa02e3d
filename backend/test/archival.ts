import type { SpotifySimulator } from '@audiospective/spotify-simulator';
import type { TokenVault } from '../src/auth/token-vault';
import { ArchiveNow } from '../src/archival/archive-now';
import { ArchiveStatusQuery } from '../src/archival/archive-status.query';
import { ArchiveStatusService } from '../src/archival/archive-status.service';
import { Archiver } from '../src/archival/archiver';
import { CoverageRepository } from '../src/archival/coverage.repository';
import { Planner } from '../src/archival/planner';
import { PlayWriter } from '../src/archival/play-writer';
import { PollRecorder } from '../src/archival/poll-recorder';
import { PollSchedule } from '../src/archival/poll-schedule';
import { RecentPlays } from '../src/archival/recent-plays';
import { SlotLedger } from '../src/archival/slot-ledger';
import { SpotifyClient } from '../src/archival/spotify/spotify-client';
import { SpotifyLimiter } from '../src/archival/spotify/spotify-limiter';
import { CatalogWriter } from '../src/catalog/catalog-writer';
import { CircuitBreakerStore } from '../src/circuit-breaker/circuit-breaker-store';
import type { Clock } from '../src/platform/clock';
import { type Environment, loadEnvironment } from '../src/platform/config/environment';
import type { JobDefinition, SendOptions } from '../src/platform/jobs/job';
import type { JobQueue } from '../src/platform/jobs/job-queue';
import type { TestDatabase } from './database';

/** A job as it was sent. */
export interface SentJob extends SendOptions {
  name: string;
  data: unknown;
}

/** Takes jobs and does nothing with them. */
export class SilentQueue {
  readonly sent: SentJob[] = [];
  behind = false;

  async isBehind(): Promise<boolean> {
    return this.behind;
  }

  async send(job: JobDefinition<object>, data: object, options: SendOptions = {}): Promise<void> {
    this.sent.push({ name: job.name, data, ...options });
  }

  async sendAll(job: JobDefinition<object>, items: readonly ({ data: object } & SendOptions)[]): Promise<void> {
    for (const item of items) this.sent.push({ name: job.name, ...item });
  }
}

/** Hands out the simulator's tokens: what a real vault does, without sign-in. */
class SimulatorVault implements Pick<TokenVault, 'accessToken' | 'accessTokenAfter401'> {
  constructor(
    private readonly simulator: SpotifySimulator,
    private readonly database: TestDatabase,
  ) {}

  async accessToken(listenerId: number): Promise<string> {
    const [row] = await this.database.database.query<{ spotify_id: string }>(
      'SELECT spotify_id FROM spotify_account WHERE listener_id = $1',
      [listenerId],
    );
    return this.simulator.authorize(row!.spotify_id).accessToken;
  }

  accessTokenAfter401(listenerId: number): Promise<string> {
    return this.accessToken(listenerId);
  }
}

/** The parts of archival, wired by hand to a test database and a simulator: one process's worth. */
export function archivalOf(
  test: TestDatabase,
  simulator: SpotifySimulator,
  clock: Clock,
  settings: NodeJS.ProcessEnv = {},
) {
  const environment: Environment = loadEnvironment({ SPOTIFY_API_URL: `${simulator.origin}/v1`, ...settings });
  const vault = new SimulatorVault(simulator, test) as unknown as TokenVault;
  const { database } = test;
  const queue = new SilentQueue();
  const limiter = new SpotifyLimiter(environment, database, clock);
  const ledger = new SlotLedger(database, clock, environment);
  const breakers = new CircuitBreakerStore(database, clock);
  const writer = new PlayWriter(new CatalogWriter());
  const recentPlays = new RecentPlays(vault, new SpotifyClient(environment, limiter, clock), clock);
  const schedule = new PollSchedule(clock, environment);
  const recorder = new PollRecorder(database, ledger, writer, new CoverageRepository(clock), breakers, schedule);
  const archiver = new Archiver(ledger, recentPlays, recorder, breakers, limiter, clock);
  const planner = new Planner(database, ledger, limiter, queue as unknown as JobQueue, clock, environment);
  const statusQuery = new ArchiveStatusQuery(database);
  const status = new ArchiveStatusService(statusQuery, limiter, clock);
  const archiveNow = new ArchiveNow(database, statusQuery, ledger, limiter, queue as unknown as JobQueue, clock);
  return {
    environment,
    queue,
    limiter,
    ledger,
    breakers,
    recentPlays,
    recorder,
    archiver,
    planner,
    status,
    archiveNow,
    vault,
  };
}

export type Archival = ReturnType<typeof archivalOf>;
