import { Component, DestroyRef, effect, inject, input, output, signal, untracked } from '@angular/core';
import { Icon } from '../../ui/icon';
import { LONGEST_SEARCH } from './history-address';

/** Long enough to type the next letter, short enough not to be noticed. */
const TYPING_MS = 300;

/** The search and the jump to a day. */
@Component({
  selector: 'app-history-filters',
  imports: [Icon],
  host: { class: 'block', role: 'search' },
  templateUrl: './history-filters.html',
})
export class HistoryFilters {
  readonly search = input.required<string>();
  /** The day with which the list begins; null for the newest play. */
  readonly on = input.required<string | null>();
  /** First and last day that can have plays. */
  readonly reach = input.required<{ first: string; last: string }>();
  readonly searched = output<string>();
  readonly jumped = output<string | null>();

  protected readonly longest = LONGEST_SEARCH;
  protected readonly typed = signal('');
  private sent = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    effect(() => {
      const shown = this.search();
      // What was typed since stays; an address that says something else is followed.
      if (shown !== this.sent) untracked(() => this.typed.set(shown));
      this.sent = shown;
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected type(text: string): void {
    this.typed.set(text);
    this.later(() => this.submit());
  }

  protected submit(): void {
    clearTimeout(this.timer);
    const text = this.typed().trim().replace(/\s+/g, ' ');
    if (text === this.sent) return;
    this.sent = text;
    this.searched.emit(text);
  }

  /** Typing a year passes through days that nobody meant. */
  protected jump({ value, validity }: HTMLInputElement): void {
    this.later(() => {
      if (validity.valid && value !== (this.on() ?? '')) this.jumped.emit(value || null);
    });
  }

  private later(act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, TYPING_MS);
  }
}
