import { Component, input, output } from '@angular/core';
import { isAllTime, type Period, periodLabel } from '@audiospective/period';
import { formatDay } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { HistoryQuestion } from './history-address';

/** Something that narrows the list and can be taken back. */
export interface ActiveFilter {
  /** The parameter of the address that it comes from. */
  parameter: string;
  kind: string;
  name: string;
}

/** What is known for naming the filters of a question. */
export interface FilterWords {
  period: Period;
  /** Name of the track, artist or album; undefined until it is known. */
  itemName: string | undefined;
  locale: string;
}

/** What narrows the list, in words. */
export function activeFilters({ item, search, on }: HistoryQuestion, words: FilterWords): ActiveFilter[] {
  const filters: ActiveFilter[] = [];
  if (item) filters.push({ parameter: item.kind, kind: item.kind, name: words.itemName ?? '…' });
  if (search) filters.push({ parameter: 'search', kind: 'search', name: `“${search}”` });
  if (on !== null) filters.push({ parameter: 'on', kind: 'up to', name: formatDay(on, words.locale) });
  else if (!isAllTime(words.period)) {
    filters.push({ parameter: 'period', kind: 'in', name: periodLabel(words.period, words.locale) });
  }
  return filters;
}

/** What narrows the list, each with a button that takes it back. */
@Component({
  selector: 'app-active-filters',
  imports: [Icon],
  host: { class: 'block' },
  template: `
    <ul class="flex flex-wrap gap-2" aria-label="Shown are only plays">
      @for (filter of filters(); track filter.parameter) {
        <li class="flex max-w-full items-center rounded-full bg-accent-soft ps-4 text-sm">
          <span class="truncate py-2"
            ><span class="text-ink-soft">{{ filter.kind }} </span
            ><bdi class="font-semibold" [title]="filter.name">{{ filter.name }}</bdi></span
          >
          <button
            type="button"
            class="grid size-10 shrink-0 place-items-center rounded-full hover:text-accent-strong"
            [attr.aria-label]="'Remove: ' + filter.kind + ' ' + filter.name"
            (click)="dropped.emit([filter.parameter])"
          >
            <app-icon name="close" />
          </button>
        </li>
      }
      @if (filters().length > 1) {
        <li>
          <button type="button" class="link min-h-10 px-2 text-sm font-semibold" (click)="dropAll()">Clear all</button>
        </li>
      }
    </ul>
  `,
})
export class ActiveFilters {
  readonly filters = input.required<readonly ActiveFilter[]>();
  /** The parameters of the address to take back. */
  readonly dropped = output<readonly string[]>();

  protected dropAll(): void {
    this.dropped.emit(this.filters().map((filter) => filter.parameter));
  }
}
