import { Injectable, signal } from '@angular/core';
import type { Clock } from '../app/core/clock';

/** A clock that stands still until the test moves it. */
@Injectable()
export class FixedClock implements Pick<Clock, 'current' | 'now'> {
  readonly current = signal(new Date('2026-11-21T13:05:00.000Z'));

  now(): Date {
    return this.current();
  }
}
