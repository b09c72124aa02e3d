import { Injectable, signal } from '@angular/core';

/** Tells people who do not see the page what has changed on it. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly last = signal('');

  /** The sentence that the live region of the frame holds. */
  readonly sentence = this.last.asReadonly();

  /** Said when the present sentence of the screen reader has ended. */
  say(sentence: string): void {
    this.last.set(sentence);
  }
}
