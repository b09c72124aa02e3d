import { Component, computed, input } from '@angular/core';

/** As many rows as will come, as high as they will be. */
@Component({
  selector: 'app-skeleton-rows',
  host: { class: 'block', 'aria-hidden': 'true' },
  template: `
    @for (row of rows(); track row) {
      <div class="flex items-center gap-3 px-2" [class]="height()">
        <div class="bone size-10 shrink-0"></div>
        <div class="flex grow flex-col gap-2">
          <div class="bone h-3.5" [class]="row % 3 === 0 ? 'w-3/5' : row % 3 === 1 ? 'w-4/5' : 'w-2/5'"></div>
          <div class="bone h-3 w-1/3"></div>
        </div>
      </div>
    }
  `,
})
export class SkeletonRows {
  readonly count = input.required<number>();
  /** Height class of one row, the same as that of the real ones. */
  readonly height = input('h-15');
  protected readonly rows = computed(() => Array.from({ length: this.count() }, (_, index) => index));
}
