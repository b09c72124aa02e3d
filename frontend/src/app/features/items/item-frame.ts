import { Component, computed, inject, input } from '@angular/core';
import { isAllTime, periodLabel } from '@audiospective/period';
import { EmptyState } from '../../ui/empty-state';
import { LOCALE } from '../../ui/locale';
import { NotFoundState } from '../../ui/not-found-state';
import { PageFrame } from '../../ui/page-frame';
import { PeriodPicker } from '../../ui/period-picker';
import type { ItemPage, ItemStats } from './item-page';

/**
 * What every item page has in common: the hero (content marked `hero`), the period, and the content below it, or why
 * there is none.
 */
@Component({
  selector: 'app-item-frame',
  imports: [EmptyState, NotFoundState, PageFrame, PeriodPicker],
  host: { class: 'block' },
  templateUrl: './item-frame.html',
})
export class ItemFrame {
  private readonly locale = inject(LOCALE);

  readonly page = input.required<ItemPage<{ name: string; stats: ItemStats; plays: { edges: readonly unknown[] } }>>();

  /** The hero has the heading; without it the kind of page is one. */
  protected readonly heading = computed(() => {
    const { kind, item, data } = this.page();
    return item() || !data.failure() ? '' : kind.charAt(0).toUpperCase() + kind.slice(1);
  });
  protected readonly label = computed(() => periodLabel(this.page().selected.shown(), this.locale));
  protected readonly unplayed = computed(() => this.page().item()?.plays.edges.length === 0);
  protected readonly isAllTime = computed(() => isAllTime(this.page().selected.shown()));
}
