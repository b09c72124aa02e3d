import { Component, computed, input } from '@angular/core';
import { type RankedItem, RankedRow } from './ranked-row';

export type { RankedItem } from './ranked-row';

/** A top list by plays, its bars in proportion to the largest row. */
@Component({
  selector: 'app-ranked-list',
  imports: [RankedRow],
  host: { class: 'block' },
  template: `
    <ol class="flex flex-col gap-1">
      @for (item of items(); track item.id) {
        <li>
          <app-ranked-row [item]="item" [most]="most()" />
        </li>
      }
    </ol>
  `,
})
export class RankedList {
  readonly items = input.required<readonly RankedItem[]>();

  protected readonly most = computed(() => Math.max(1, ...this.items().map((item) => item.plays)));
}
