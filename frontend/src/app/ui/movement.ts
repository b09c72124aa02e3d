import { Component, computed, inject, input } from '@angular/core';
import { formatCount } from './format';
import { LOCALE } from './locale';

/** How a rank has changed since the period before: ▲2, ▼1, =, or new. */
@Component({
  selector: 'app-movement',
  host: { class: 'inline-block text-xs font-semibold whitespace-nowrap' },
  template: `
    <span [class]="shown().look" [title]="shown().words">
      <span aria-hidden="true">{{ shown().sign }}</span>
      <span class="visually-hidden">{{ shown().words }}</span>
    </span>
  `,
})
export class Movement {
  private readonly locale = inject(LOCALE);

  readonly rank = input.required<number>();
  /** Null for what had no rank before. */
  readonly before = input.required<number | null>();

  protected readonly shown = computed(() => {
    const before = this.before();
    if (before === null) return { sign: 'new', words: 'not ranked before', look: 'text-plum' };
    const by = before - this.rank();
    if (by === 0) return { sign: '=', words: 'same rank as before', look: 'text-ink-soft' };
    const places = formatCount(Math.abs(by), this.locale);
    return by > 0
      ? { sign: `▲${places}`, words: `up ${places}`, look: 'text-good' }
      : { sign: `▼${places}`, words: `down ${places}`, look: 'text-ink-soft' };
  });
}
