import { Component, input } from '@angular/core';

/** One number that matters, with its name; the content stands beside the number, such as a change. */
@Component({
  selector: 'app-stat-tile',
  host: { class: 'block' },
  template: `
    <div class="card flex h-full flex-col gap-1 p-4 sm:p-5">
      <p class="text-sm text-ink-soft">{{ name() }}</p>
      <p class="flex flex-wrap items-baseline gap-x-2">
        <strong class="min-w-0 font-display text-2xl font-semibold tabular-nums sm:text-3xl" dir="auto">{{
          value()
        }}</strong>
        <ng-content />
      </p>
      @if (detail()) {
        <p class="text-sm text-ink-soft">{{ detail() }}</p>
      }
    </div>
  `,
})
export class StatTile {
  readonly name = input.required<string>();
  /** Ready to be shown. */
  readonly value = input.required<string>();
  /** A line below the number. */
  readonly detail = input('');
}
