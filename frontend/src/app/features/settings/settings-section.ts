import { Component, input } from '@angular/core';

/** A part of the settings, with an anchor: `/settings#sessions`. */
@Component({
  selector: 'app-settings-section',
  host: { class: 'block' },
  template: `
    <section class="card has-[h2:focus-visible]:border-accent" [attr.aria-labelledby]="anchor()">
      <h2 [id]="anchor()" tabindex="-1" class="text-2xl outline-none">{{ heading() }}</h2>
      <p class="mt-1 mb-5 max-w-prose text-sm text-ink-soft">{{ about() }}</p>
      <ng-content />
    </section>
  `,
})
export class SettingsSection {
  readonly anchor = input.required<string>();
  readonly heading = input.required<string>();
  /** What it is about, in a sentence or two. */
  readonly about = input.required<string>();
}
