import { Component, computed, inject, input, output } from '@angular/core';
import { localDay, type Period } from '@audiospective/period';
import { ChartFigure, type ChartTable } from '../../ui/charts/figure';
import { TimelineChart } from '../../ui/charts/timeline-chart';
import { type Bucket, periodOfStep, stepsOf } from '../../ui/charts/timeline-steps';
import { timelineLabel, timelinePoints, timelineSummary, timelineTable } from '../../ui/charts/timeline-words';
import { LOCALE } from '../../ui/locale';
import type { Today } from '../../ui/period-steps';
import type { ItemStats } from './item-page';

const NO_STEPS = { by: 'MONTH' as Bucket, starts: [], plays: [], msPlayed: [] };

/** When an item was played, along the days of the period. */
@Component({
  selector: 'app-item-timeline',
  imports: [ChartFigure, TimelineChart],
  host: { class: 'block' },
  template: `
    <app-figure
      heading="Over time"
      [summary]="summary()"
      [table]="table"
      [note]="pickable() ? 'Choose a bar, or press Enter on it, to look closer.' : ''"
      [loading]="!stats()"
    >
      <app-timeline-chart [label]="label()" [points]="points()" [pickable]="pickable()" (picked)="drill($event)" />
    </app-figure>
  `,
})
export class ItemTimeline {
  private readonly locale = inject(LOCALE);

  /** Undefined until they are known. */
  readonly stats = input.required<ItemStats | undefined>();
  readonly today = input.required<Today>();
  /** A step of the timeline that is to be seen closer. */
  readonly drilled = output<Period>();

  private readonly steps = computed(() => {
    const { now, timeZone } = this.today();
    return stepsOf(this.stats()?.timeline ?? NO_STEPS, localDay(now, timeZone));
  });
  protected readonly label = computed(() => timelineLabel(this.steps().by, 'PLAYS'));
  protected readonly points = computed(() => timelinePoints(this.steps(), this.locale, 'PLAYS'));
  protected readonly summary = computed(() => timelineSummary(this.steps(), this.locale, 'PLAYS'));
  protected readonly pickable = computed(() => this.steps().by !== 'HOUR' && this.steps().steps.length > 1);

  protected readonly table = (): ChartTable => timelineTable(this.steps(), this.locale);

  protected drill(index: number): void {
    const { by, steps } = this.steps();
    const step = steps[index];
    const within = this.stats()?.period;
    const period = step && within && periodOfStep(step, by, within);
    if (period) this.drilled.emit(period);
  }
}
