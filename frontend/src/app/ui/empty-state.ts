import { Component, input } from '@angular/core';

/** Stands where a list would be when there is nothing in it: why, and through the content what to do. */
@Component({
  selector: 'app-empty-state',
  host: { class: 'block' },
  template: `
    <div class="flex flex-col items-center gap-2 px-2 py-8 text-center">
      <svg viewBox="0 0 64 64" class="size-16 text-line-strong" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 4" stroke-linecap="round">
          <circle cx="32" cy="32" r="27" />
          <circle cx="32" cy="39" r="20" />
          <circle cx="32" cy="46" r="13" />
        </g>
        <circle cx="32" cy="53" r="4" class="fill-gold" />
      </svg>
      <p class="font-display text-lg font-semibold">{{ headline() }}</p>
      <div class="max-w-md text-sm text-ink-soft"><ng-content /></div>
    </div>
  `,
})
export class EmptyState {
  readonly headline = input.required<string>();
}
