import { Component, input } from '@angular/core';

/** One of several parts of a whole. */
export interface ShareBar {
  name: string;
  /** 0..1 */
  share: number;
  /** What stands beside the bar: `42%, 512 plays`. */
  text: string;
}

/** How a whole is divided: a named bar for each part. */
@Component({
  selector: 'app-share-bars',
  host: { class: 'block' },
  template: `
    <ul class="flex flex-col gap-3" [attr.aria-label]="label()">
      @for (bar of bars(); track bar.name) {
        <li>
          <p class="flex items-baseline justify-between gap-4 text-sm">
            <span class="min-w-0 truncate font-semibold" dir="auto" [title]="bar.name">{{ bar.name }}</span>
            <span class="shrink-0 text-ink-soft tabular-nums">{{ bar.text }}</span>
          </p>
          <progress class="meter mt-1.5 h-2" max="1" [attr.value]="bar.share" aria-hidden="true"></progress>
        </li>
      }
    </ul>
  `,
})
export class ShareBars {
  /** What is divided. */
  readonly label = input.required<string>();
  readonly bars = input.required<readonly ShareBar[]>();
}
