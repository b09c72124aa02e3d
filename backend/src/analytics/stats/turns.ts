import { setImmediate } from 'node:timers/promises';

/** Turns to work, one after the other: between two of them everybody else has theirs, however many were asked for at once. */
export class Turns {
  private last = Promise.resolve();

  /** Comes back when it is the caller's turn. What is done then until the next `await` is one piece of work. */
  next(): Promise<void> {
    this.last = this.last.then(() => setImmediate());
    return this.last;
  }
}
