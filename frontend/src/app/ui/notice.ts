import { Component, computed, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** How a notice is meant. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad';

const LOOKS: Record<Tone, { box: string; icon: IconName; text: string }> = {
  plain: { box: 'bg-sunken', icon: 'info', text: 'text-ink-soft' },
  good: { box: 'bg-good-soft', icon: 'check', text: 'text-good' },
  warn: { box: 'bg-warn-soft', icon: 'warning', text: 'text-warn' },
  bad: { box: 'bg-bad-soft', icon: 'warning', text: 'text-bad' },
};

/** A short message in the flow of the page: headline, the content as its text, and at its end what can be done. */
@Component({
  selector: 'app-notice',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <div class="flex gap-3 rounded-xl px-4 py-3" [class]="look().box">
      <app-icon [name]="look().icon" class="mt-0.5 text-xl" [class]="look().text" />
      <div class="min-w-0 grow">
        @if (headline()) {
          <p class="font-semibold" [class]="look().text">{{ headline() }}</p>
        }
        <div class="text-sm"><ng-content /></div>
      </div>
    </div>
  `,
})
export class Notice {
  readonly tone = input<Tone>('plain');
  readonly headline = input('');
  protected readonly look = computed(() => LOOKS[this.tone()]);
}
