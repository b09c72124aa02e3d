import { Component, computed, inject, input } from '@angular/core';
import { ClockChart } from '../../ui/charts/clock-chart';
import { clockSummary, clockTable } from '../../ui/charts/clock-words';
import { ChartFigure, type ChartTable } from '../../ui/charts/figure';
import { LOCALE } from '../../ui/locale';
import type { ItemStats, ItemViewer } from './item-page';

/** At which hours of the week an item is played. */
@Component({
  selector: 'app-item-clock',
  imports: [ChartFigure, ClockChart],
  host: { class: 'grid grid-cols-[minmax(0,1fr)]' },
  template: `
    <app-figure heading="Around the clock" [summary]="summary()" [table]="table" [loading]="!stats()">
      <app-clock-chart label="Plays by day of the week and hour" [plays]="clock()" [weekStart]="weekStart()" />
    </app-figure>
  `,
})
export class ItemClock {
  private readonly locale = inject(LOCALE);

  /** Undefined until they are known. */
  readonly stats = input.required<ItemStats | undefined>();
  readonly weekStart = input.required<ItemViewer['weekStart']>();

  protected readonly clock = computed(() => this.stats()?.clock ?? []);
  protected readonly summary = computed(() => clockSummary(this.clock(), this.locale));
  protected readonly table = (): ChartTable => clockTable(this.clock(), this.locale);
}
