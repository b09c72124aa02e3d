import { Component, computed, input } from '@angular/core';

/** How far a long piece of work is. */
@Component({
  selector: 'app-progress-bar',
  host: { class: 'block' },
  template: `
    <div
      role="progressbar"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="whole()"
      [attr.aria-valuetext]="text() || null"
      [attr.aria-label]="label()"
      class="h-2.5 forced-color-adjust-none overflow-hidden rounded-full bg-sunken"
    >
      <div
        class="h-full rounded-full bg-linear-to-r from-plum to-accent transition-[width] duration-500"
        [style.width.%]="clamped()"
      ></div>
    </div>
  `,
})
export class ProgressBar {
  /** 0..100 */
  readonly percent = input.required<number>();
  /** What is progressing. */
  readonly label = input.required<string>();
  /** The state in words, for those who do not see the bar. */
  readonly text = input('');

  protected readonly clamped = computed(() => Math.min(100, Math.max(0, this.percent())));
  protected readonly whole = computed(() => Math.floor(this.clamped()));
}
