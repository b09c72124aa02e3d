import { Component, computed, inject, input } from '@angular/core';
import { formatShare } from './format';
import { LOCALE } from './locale';

/** By how much a number differs from that of the period before: `▲ 12%`. */
@Component({
  selector: 'app-change',
  host: { class: 'inline-block whitespace-nowrap empty:hidden' },
  template: `
    @if (shown(); as change) {
      <span class="text-sm font-semibold text-ink-soft" [title]="change.words">
        <span aria-hidden="true">{{ change.sign }}</span>
        <span class="visually-hidden">{{ change.words }}</span>
      </span>
    }
  `,
})
export class Change {
  private readonly locale = inject(LOCALE);

  readonly now = input.required<number>();
  /** The number to compare with; null where there is none. */
  readonly before = input.required<number | null>();

  protected readonly shown = computed(() => {
    const before = this.before();
    if (before === null || (before === 0 && this.now() === 0)) return null;
    if (before === 0) return { sign: 'new', words: 'new: nothing in the period before' };
    const share = (this.now() - before) / before;
    const size = formatShare(Math.abs(share), this.locale);
    if (share === 0) return { sign: '=', words: 'as much as before' };
    const [arrow, word] = share > 0 ? ['▲', 'more'] : ['▼', 'less'];
    return { sign: `${arrow} ${size}`, words: `${size} ${word} than before` };
  });
}
