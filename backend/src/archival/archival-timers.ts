import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { CronExpression, SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { Environment } from '../platform/config/environment';
import { Planner } from './planner';
import { SlotLedger } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';

/** A round that comes late because the process was busy is still run. */
const LATEST_MS = 60_000;

/** Runs the planner, and clears away what is old, in the processes that work. A round that is still running is not run twice. */
@Injectable()
export class ArchivalTimers implements OnApplicationBootstrap {
  private readonly log = new Logger(ArchivalTimers.name);

  constructor(
    private readonly planner: Planner,
    private readonly ledger: SlotLedger,
    private readonly limiter: SpotifyLimiter,
    private readonly schedule: SchedulerRegistry,
    private readonly environment: Environment,
  ) {}

  onApplicationBootstrap(): void {
    if (this.environment.role === 'web') return;
    this.run('archival.plan', everySeconds(this.environment.plannerSeconds), () => this.planner.plan());
    this.run('archival.prune-slots', CronExpression.EVERY_HOUR, () => this.ledger.prune());
    this.run('archival.prune-usage', CronExpression.EVERY_HOUR, () => this.limiter.prune());
  }

  /** Runs the work now and whenever the expression says. */
  private run(name: string, cronTime: string, work: () => Promise<void>): void {
    const job = CronJob.from({
      name,
      cronTime,
      onTick: work,
      errorHandler: (error) => this.log.warn({ event: 'round failed', purpose: name, error }),
      waitForCompletion: true,
      threshold: LATEST_MS,
    });
    this.schedule.addCronJob(name, job);
    job.start();
    void job.fireOnTick();
  }
}

/** The cron expression, with seconds, for a number of seconds that divides a minute. */
function everySeconds(seconds: number): string {
  return seconds === 60 ? '0 * * * * *' : `*/${seconds} * * * * *`;
}
