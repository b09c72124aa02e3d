import { Injectable } from '@nestjs/common';

/**
 * The only source of "now" in the application. Inject it, so that tests decide what time it is.
 * Leases and fences do not use it: they compare times inside PostgreSQL, which all processes share.
 */
@Injectable()
export class Clock {
  /** The current instant (UTC). */
  now(): Date {
    return new Date();
  }
}

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves the clock forward by `ms` milliseconds. */
  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }

  /** Sets the clock. */
  set(instant: Date): void {
    this.instant = new Date(instant);
  }
}
