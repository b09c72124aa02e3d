import { Component, computed, inject, input, output } from '@angular/core';
import { localDay, type Period } from '@audiospective/period';
import { ClockChart } from '../../ui/charts/clock-chart';
import { ChartFigure, type ChartTable } from '../../ui/charts/figure';
import { TimelineChart } from '../../ui/charts/timeline-chart';
import { LOCALE } from '../../ui/locale';
import { clockSummary, clockTable } from '../../ui/charts/clock-words';
import type { WeekStart } from './overview.generated';
import type { OverviewStats } from './overview-items';
import { periodOfStep, stepsOf } from '../../ui/charts/timeline-steps';
import type { Today } from '../../ui/period-steps';
import { timelineLabel, timelinePoints, timelineSummary, timelineTable } from '../../ui/charts/timeline-words';

/** When a period was listened to: along its days, and by the clock. */
@Component({
  selector: 'app-listening-charts',
  imports: [ChartFigure, ClockChart, TimelineChart],
  host: { class: 'contents' },
  template: `
    <app-figure class="lg:col-span-12" heading="Timeline" [summary]="summary()" [table]="table" [note]="note()">
      <app-timeline-chart
        by="TIME"
        [label]="label()"
        [points]="points()"
        [pickable]="pickable()"
        (picked)="drill($event)"
      />
    </app-figure>
    <app-figure class="lg:col-span-7!" heading="Listening clock" [summary]="clockSummary()" [table]="clockTable">
      <app-clock-chart label="Plays by day of the week and hour" [plays]="stats().clock" [weekStart]="weekStart()" />
    </app-figure>
  `,
})
export class ListeningCharts {
  private readonly locale = inject(LOCALE);

  readonly stats = input.required<OverviewStats>();
  readonly weekStart = input.required<WeekStart>();
  readonly today = input.required<Today>();
  /** A step of the timeline that is to be seen closer. */
  readonly drilled = output<Period>();

  private readonly steps = computed(() => {
    const { now, timeZone } = this.today();
    return stepsOf(this.stats().timeline, localDay(now, timeZone));
  });
  protected readonly label = computed(() => timelineLabel(this.steps().by));
  protected readonly points = computed(() => timelinePoints(this.steps(), this.locale));
  protected readonly summary = computed(() => timelineSummary(this.steps(), this.locale));
  protected readonly pickable = computed(() => this.steps().by !== 'HOUR' && this.steps().steps.length > 1);
  protected readonly note = computed(() =>
    this.pickable() ? 'Choose a bar, or press Enter on it, to look closer.' : '',
  );
  protected readonly clockSummary = computed(() => clockSummary(this.stats().clock, this.locale));

  protected readonly table = (): ChartTable => timelineTable(this.steps(), this.locale);
  protected readonly clockTable = (): ChartTable => clockTable(this.stats().clock, this.locale);

  protected drill(index: number): void {
    const { by, steps } = this.steps();
    const step = steps[index];
    const period = step && periodOfStep(step, by, this.stats().period);
    if (period) this.drilled.emit(period);
  }
}
