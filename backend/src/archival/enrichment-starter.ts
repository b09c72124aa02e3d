import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SignInObservers, type SignInEvent, type SignInObserver } from '../auth/sign-in-observers';
import { Enrichment } from '../catalog/enrichment/enrichment';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { Database } from '../platform/database/database';

const AFTER_IMPORTS_MS = 5_000;
const AFTER_POLLS_MS = 3_600_000;

/** What was missed while no process ran is caught up on for an hour. */
const CATCH_UP_MS = 3_600_000;

const IMPORTED = `SELECT DISTINCT listener_id FROM import WHERE state = 'DONE' AND finished_at > $1 AND finished_at <= $2`;
const POLLED = `SELECT DISTINCT listener_id FROM poll_slot WHERE state = 'DONE' AND new_plays > 0 AND done_at > $1 AND done_at <= $2`;

/** Has the catalogue completed for listeners whose archive has grown: seconds after an import, within an hour after polls. */
@Injectable()
export class EnrichmentStarter implements SignInObserver, OnModuleInit {
  private readonly log = new Logger(EnrichmentStarter.name);
  private importsUntil: Date;
  private pollsUntil: Date;

  constructor(
    private readonly enrichment: Enrichment,
    private readonly observers: SignInObservers,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {
    this.importsUntil = new Date(clock.now().getTime() - CATCH_UP_MS);
    this.pollsUntil = this.importsUntil;
  }

  onModuleInit(): void {
    this.observers.register(this);
  }

  /** By then the first poll has brought something. */
  async signedIn({ listenerId }: SignInEvent): Promise<void> {
    await this.enrichment.start(listenerId, new Date(this.clock.now().getTime() + AFTER_IMPORTS_MS));
  }

  @Interval(AFTER_IMPORTS_MS)
  async afterImports(): Promise<void> {
    this.importsUntil = await this.startFor(IMPORTED, this.importsUntil);
  }

  @Interval(AFTER_POLLS_MS)
  async afterPolls(): Promise<void> {
    this.pollsUntil = await this.startFor(POLLED, this.pollsUntil);
  }

  /** Answers until when everybody has been seen to. */
  private async startFor(grown: string, since: Date): Promise<Date> {
    if (this.environment.role === 'web') return since;
    const until = this.clock.now();
    try {
      const rows = await this.database.query<{ listener_id: number }>(grown, [since, until]);
      for (const row of rows) await this.enrichment.start(row.listener_id);
      return until;
    } catch (error) {
      this.log.warn({ event: 'enrichment could not be started', error });
      return since;
    }
  }
}
