import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { nextIntervalMs } from './poll-interval';

const MINUTE_MS = 60_000;

/** A failed poll is repeated in a quarter of the usual time. */
const FAILURE_DIVISOR = 4;

/** When a listener is polled next. */
@Injectable()
export class PollSchedule {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** The interval after a good poll, in ms. */
  intervalMs(playedAt: readonly Date[], previousMs: number, gap: boolean): number {
    return nextIntervalMs({ playedAt, now: this.clock.now(), previousMs, gap }, this.bounds);
  }

  /** The next time after a good poll. */
  after(intervalMs: number): Date {
    return new Date(this.clock.now().getTime() + intervalMs);
  }

  /** The next time after a failed poll; not before the breaker lets a probe pass. */
  afterFailure(intervalMs: number, openUntil: Date | null): Date {
    const soon = this.after(Math.max(this.bounds.minMs, intervalMs / FAILURE_DIVISOR));
    return openUntil && openUntil > soon ? openUntil : soon;
  }

  private get bounds() {
    const { pollMinMinutes, pollMaxMinutes } = this.environment;
    return { minMs: pollMinMinutes * MINUTE_MS, maxMs: pollMaxMinutes * MINUTE_MS };
  }
}
