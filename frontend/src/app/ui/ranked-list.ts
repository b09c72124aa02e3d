import { Component, computed, input } from '@angular/core';
import type { Measure } from './charts/scale';
import { type RankedItem, RankedRow, sizeOf } from './ranked-row';

export type { RankedItem } from './ranked-row';

/** A top list, its bars in proportion to the largest row. */
@Component({
  selector: 'app-ranked-list',
  imports: [RankedRow],
  host: { class: 'block' },
  template: `
    <ol class="flex flex-col" [class.gap-1]="!compact()">
      @for (item of items(); track item.id) {
        <li>
          <app-ranked-row [item]="item" [most]="most()" [by]="by()" [compact]="compact()" />
        </li>
      }
    </ol>
  `,
})
export class RankedList {
  readonly items = input.required<readonly RankedItem[]>();
  /** What the order and the bars are made of. */
  readonly by = input<Measure>('PLAYS');
  /** Smaller rows without bars, for short lists beside others. */
  readonly compact = input(false);

  protected readonly most = computed(() => Math.max(1, ...this.items().map((item) => sizeOf(item, this.by()))));
}
