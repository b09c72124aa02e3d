import { DestroyRef, inject, Injectable, signal, type Signal } from '@angular/core';

const TICK_MS = 30_000;

/** The only source of the current time, so that tests decide it. */
@Injectable({ providedIn: 'root' })
export class Clock {
  /** The current time as a signal that moves every half minute: enough for "3 minutes ago". */
  readonly current: Signal<Date>;

  constructor() {
    const current = signal(this.now());
    const timer = setInterval(() => current.set(this.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    this.current = current.asReadonly();
  }

  /** The current time, to the millisecond. */
  now(): Date {
    return new Date(Date.now()); // eslint-disable-line no-restricted-syntax -- this is the clock
  }
}
