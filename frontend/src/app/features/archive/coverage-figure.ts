import { Component, computed, inject, input, output } from '@angular/core';
import { ChartFigure } from '../../ui/charts/figure';
import type { WeekStart } from '../../ui/charts/week';
import { LOCALE } from '../../ui/locale';
import { CoverageCalendar } from './coverage-calendar';
import type { CoverageDays } from './coverage-days';
import { CoverageTapes } from './coverage-tapes';
import { coverageLegend, coverageSummary, coverageTable, dayText } from './coverage-words';
import { coverageYears, yearNamed } from './coverage-years';
import { DayMark } from './day-mark';

/** What is known of every day since the first play: all years as tapes, and the days of one. */
@Component({
  selector: 'app-coverage-figure',
  imports: [ChartFigure, CoverageCalendar, CoverageTapes, DayMark],
  host: { class: 'block' },
  template: `
    <app-figure
      heading="What is known of each day"
      [summary]="summary()"
      [table]="table"
      note="Days begin and end in your time zone. A day is covered when the whole of it is."
    >
      @if (year(); as shown) {
        <div class="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,17rem)_minmax(0,1fr)]">
          <app-coverage-tapes [years]="years()" [shown]="shown.year" (picked)="picked.emit($event)" />
          <div>
            <app-coverage-calendar [year]="shown" [weekStart]="weekStart()" [textOfDay]="textOfDay" />
            <dl class="mt-4 grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
              @for (entry of legend(); track entry.state) {
                <div class="ps-6">
                  <dt class="relative inline font-semibold">
                    <app-day-mark class="absolute -start-6 top-0.5" [state]="entry.state" />{{ entry.name }}:
                  </dt>
                  <dd class="inline text-ink-soft">{{ entry.meaning }}, {{ entry.days }}</dd>
                </div>
              }
            </dl>
          </div>
        </div>
      }
    </app-figure>
  `,
})
export class CoverageFigure {
  private readonly locale = inject(LOCALE);

  readonly days = input.required<CoverageDays>();
  readonly weekStart = input.required<WeekStart>();
  /** The year that the address names, if it does. */
  readonly yearName = input<string>();
  /** The year that was chosen. */
  readonly picked = output<number>();

  protected readonly years = computed(() => coverageYears(this.days()));
  protected readonly year = computed(() => yearNamed(this.years(), this.yearName()));
  protected readonly summary = computed(() => coverageSummary(this.days(), this.locale));
  protected readonly legend = computed(() => coverageLegend(this.days(), this.locale));
  protected readonly table = () => coverageTable(this.days(), this.locale);
  protected readonly textOfDay = (index: number) => dayText(this.days(), index, this.locale);
}
