import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { formatCount } from '../format';
import { Icon } from '../icon';
import { LOCALE } from '../locale';

/** The numbers behind a chart. The first column names the row. */
export interface ChartTable {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

/** Rows that a table shows at once; thousands would hold the page up. */
const ROWS = 400;

let figures = 0;

/** A chart in a card: heading, what it says in a sentence, the chart as content, and the same as a table on demand. */
@Component({
  selector: 'app-figure',
  imports: [Icon],
  host: { class: 'block' },
  templateUrl: './figure.html',
})
export class ChartFigure {
  private readonly locale = inject(LOCALE);

  /** What is shown. */
  readonly heading = input.required<string>();
  /** What it says, in a sentence. */
  readonly summary = input('');
  /** Makes the table; asked only when the table is shown. */
  readonly table = input<() => ChartTable>();
  /** What the figures rest on; its room is kept while it is empty. */
  readonly note = input<string>();
  readonly headingLevel = input<2 | 3>(2);
  /** True while a stand-in, as high as a timeline, is shown in place of the chart. */
  readonly loading = input(false);

  protected readonly id = `figure-${(figures += 1)}`;
  protected readonly asTable = signal(false);
  private readonly numbers = computed(() => (this.asTable() && !this.loading() ? this.table()?.() : undefined));
  private readonly limit = linkedSignal({ source: this.numbers, computation: () => ROWS });
  protected readonly shown = computed(() => {
    const numbers = this.numbers();
    return numbers && { ...numbers, rows: numbers.rows.slice(0, this.limit()) };
  });
  /** How many rows are not shown yet, in words; empty when all are. */
  protected readonly rest = computed(() => {
    const rows = (this.numbers()?.rows.length ?? 0) - this.limit();
    return rows > 0 ? formatCount(rows, this.locale) : '';
  });

  protected showMore(): void {
    this.limit.update((rows) => rows + ROWS);
  }
}
