import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatPeriod } from '@audiospective/period';
import { Icon, type IconName } from '../../ui/icon';
import type { Stretch } from './stretch-words';

let cards = 0;

/** Long stretches of listening: how long, what they were, and the way to their plays. */
@Component({
  selector: 'app-stretch-card',
  imports: [Icon, RouterLink],
  host: { class: 'block' },
  template: `
    <section class="card h-full" [attr.aria-labelledby]="id">
      <h2 [id]="id" class="flex items-center gap-2.5 text-xl">
        <app-icon [name]="icon()" class="text-accent" />
        {{ heading() }}
      </h2>
      <dl class="mt-5 grid gap-x-8 gap-y-6 sm:grid-cols-2">
        @for (stretch of stretches(); track stretch.name) {
          <div>
            <dt class="text-sm text-ink-soft">{{ stretch.name }}</dt>
            <dd class="font-display text-3xl font-semibold tabular-nums">{{ stretch.value }}</dd>
            @if (stretch.days; as days) {
              <dd class="mt-1">
                <a
                  class="link inline-block min-h-6 text-sm"
                  routerLink="/history"
                  [queryParams]="{ period: periodOf(days) }"
                  >{{ days.text }}</a
                >
              </dd>
            }
            <dd class="mt-1 text-sm text-ink-soft">{{ stretch.sentence }}</dd>
          </div>
        }
      </dl>
      <p class="mt-5 text-xs text-ink-soft">{{ note() }}</p>
    </section>
  `,
})
export class StretchCard {
  readonly heading = input.required<string>();
  readonly icon = input.required<IconName>();
  readonly stretches = input.required<readonly Stretch[]>();
  /** What is counted. */
  readonly note = input.required<string>();

  protected readonly id = `stretches-${(cards += 1)}`;

  protected periodOf({ from, to }: { from: string; to: string }): string {
    return formatPeriod({ days: { from, to } });
  }
}
