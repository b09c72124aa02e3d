import { Component, computed, inject, input, output } from '@angular/core';
import { localDay, type Period } from '@audiospective/period';
import { ChartFigure, type ChartTable } from '../../ui/charts/figure';
import { TimelineChart } from '../../ui/charts/timeline-chart';
import { periodOfStep, stepsOf } from '../../ui/charts/timeline-steps';
import { timelineLabel, timelinePoints, timelineSummary, timelineTable } from '../../ui/charts/timeline-words';
import { LOCALE } from '../../ui/locale';
import type { Today } from '../../ui/period-steps';
import type { ItemStats } from './item-page';

type Timeline = Parameters<typeof stepsOf>[0];

const NO_STEPS: Timeline = { by: 'MONTH', starts: [], plays: [], msPlayed: [] };
const MONTHS_KEPT = 12;

/** When an item was played, along the days of the period. */
@Component({
  selector: 'app-item-timeline',
  imports: [ChartFigure, TimelineChart],
  host: { class: 'grid grid-cols-[minmax(0,1fr)]' },
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
    return stepsOf(sinceFirst(this.stats()?.timeline ?? NO_STEPS), localDay(now, timeZone));
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

/** Many months without the item lie before its first play: all but one of them are left out, unless few remain. */
function sinceFirst({ by, starts, plays, msPlayed }: Timeline): Timeline {
  const first = plays.findIndex((count) => count > 0);
  const from = by === 'MONTH' ? Math.max(0, Math.min(first - 1, starts.length - MONTHS_KEPT)) : 0;
  return { by, starts: starts.slice(from), plays: plays.slice(from), msPlayed: msPlayed.slice(from) };
}
