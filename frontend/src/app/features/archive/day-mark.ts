import { Component, computed, input } from '@angular/core';
import type { DayState } from './coverage-days';
import { DAY_MARKS } from './day-marks';

/** The mark of a state, for the legend. */
@Component({
  selector: 'app-day-mark',
  host: { class: 'inline-flex size-4 shrink-0' },
  template: `
    <svg viewBox="0 0 16 16" class="size-full" aria-hidden="true" focusable="false">
      @for (layer of layers(); track $index) {
        <path [attr.d]="layer.draw(1, 1, 14)" [class]="layer.look" />
      }
    </svg>
  `,
})
export class DayMark {
  readonly state = input.required<DayState>();
  protected readonly layers = computed(() => DAY_MARKS[this.state()]);
}
