import { Component } from '@angular/core';
import { SOURCES, SourceMarks, type PlaySourceName } from '../../ui/source-marks';

/** What the marks beside the plays mean. */
@Component({
  selector: 'app-source-legend',
  imports: [SourceMarks],
  host: { class: 'block' },
  template: `
    <details class="text-sm">
      <summary class="link w-fit cursor-pointer leading-6">Where plays come from</summary>
      <dl class="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        @for (name of names; track name) {
          <dt class="pt-0.5"><app-source-marks [sources]="[name]" [wordy]="true" /></dt>
          <dd class="text-ink-soft max-sm:mb-1">{{ words[name].meaning }}</dd>
        }
      </dl>
      <p class="mt-2 max-w-prose text-ink-soft">
        A play with several marks is known from all of them. “Not counted” is kept for ever like every other play, but
        is too short for your counting rule, so no figure includes it.
      </p>
    </details>
  `,
})
export class SourceLegend {
  protected readonly words = SOURCES;
  protected readonly names = Object.keys(SOURCES) as PlaySourceName[];
}
