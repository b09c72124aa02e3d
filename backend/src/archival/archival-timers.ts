import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Environment } from '../platform/config/environment';
import { Planner } from './planner';
import { SlotLedger } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';

const HOUR_S = 3600;

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
    this.every('archival.plan', this.environment.plannerSeconds, () => this.planner.plan());
    this.every('archival.prune-slots', HOUR_S, () => this.ledger.prune());
    this.every('archival.prune-usage', HOUR_S, () => this.limiter.prune());
  }

  private every(name: string, seconds: number, work: () => Promise<void>): void {
    let running = false;
    const tick = async () => {
      if (running) return;
      running = true;
      await work().catch((error: unknown) => this.log.warn({ event: 'round failed', purpose: name, error }));
      running = false;
    };
    this.schedule.addInterval(
      name,
      setInterval(() => void tick(), seconds * 1000),
    );
    void tick();
  }
}
