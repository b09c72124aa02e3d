import { afterRenderEffect, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { WeekStart } from '@audiospective/contract';
import { localDay, type Period } from '@audiospective/period';
import { PageFocus } from '../../core/page-focus';
import { ClockChart } from '../../ui/charts/clock-chart';
import { ChartFigure, type ChartTable } from '../../ui/charts/figure';
import { TimelineChart } from '../../ui/charts/timeline-chart';
import { LOCALE } from '../../ui/locale';
import { clockSummary, clockTable } from '../../ui/charts/clock-words';
import type { OverviewStats } from './overview-items';
import { periodOfStep, stepsOf } from '../../ui/charts/timeline-steps';
import type { Today } from '../../ui/period-steps';
import { timelineLabel, timelinePoints, timelineSummary, timelineTable } from '../../ui/charts/timeline-words';

const NO_STEPS: OverviewStats['timeline'] = { __typename: 'Timeline', by: 'DAY', starts: [], plays: [], msPlayed: [] };

/** When a period was listened to: along its days, and by the clock; stand-ins before it is known. */
@Component({
  selector: 'app-listening-charts',
  imports: [ChartFigure, ClockChart, TimelineChart],
  host: { class: 'contents' },
  template: `
    <app-figure
      class="@4xl:col-span-12"
      heading="Timeline"
      [loading]="!stats()"
      [summary]="summary()"
      [table]="table"
      [note]="note()"
    >
      <app-timeline-chart
        by="TIME"
        [label]="label()"
        [points]="points()"
        [pickable]="pickable()"
        (picked)="drill($event)"
      />
    </app-figure>
    <app-figure
      [class]="wideClock() ? '@4xl:col-span-12' : '@4xl:col-span-7'"
      heading="Listening clock"
      [loading]="!stats()"
      [summary]="clockSummary()"
      [table]="clockTable"
    >
      <app-clock-chart label="Plays by day of the week and hour" [plays]="clock()" [weekStart]="weekStart()" />
    </app-figure>
  `,
})
export class ListeningCharts {
  private readonly locale = inject(LOCALE);
  private readonly focus = inject(PageFocus);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** True while the focus waits for the timeline of a step that was chosen. */
  private returning = false;

  /** Undefined until the answer is there. */
  readonly stats = input.required<OverviewStats | undefined>();
  /** Whether the clock has a row for itself. */
  readonly wideClock = input(false);
  readonly weekStart = input.required<WeekStart>();
  readonly today = input.required<Today>();
  /** A step of the timeline that is to be seen closer. */
  readonly drilled = output<Period>();

  private readonly steps = computed(() => {
    const { now, timeZone } = this.today();
    const { timeline = NO_STEPS } = this.stats() ?? {};
    return stepsOf(timeline, localDay(now, timeZone));
  });
  protected readonly label = computed(() => timelineLabel(this.steps().by));
  protected readonly points = computed(() => timelinePoints(this.steps(), this.locale));
  protected readonly summary = computed(() => timelineSummary(this.steps(), this.locale));
  protected readonly pickable = computed(() => this.steps().by !== 'HOUR' && this.steps().steps.length > 1);
  protected readonly note = computed(() =>
    this.pickable() ? 'Choose a bar, or press Enter on it, to look closer.' : '',
  );
  protected readonly clock = computed(() => this.stats()?.clock ?? []);
  protected readonly clockSummary = computed(() => clockSummary(this.clock(), this.locale));

  protected readonly table = (): ChartTable => timelineTable(this.steps(), this.locale);
  protected readonly clockTable = (): ChartTable => clockTable(this.clock(), this.locale);

  constructor() {
    afterRenderEffect(() => this.stats() && this.takeFocusBack());
  }

  protected drill(index: number): void {
    const { by, steps } = this.steps();
    const step = steps[index];
    const stats = this.stats();
    const period = step && stats && periodOfStep(step, by, stats.period);
    if (!period) return;
    this.focus.toContent(); // the chart goes until its next numbers are there
    this.returning = true;
    this.drilled.emit(period);
  }

  /** Reading goes on in the chart that was redrawn, unless the reader went elsewhere meanwhile. */
  private takeFocusBack(): void {
    if (this.returning && this.focus.isAtContent()) {
      this.element.querySelector<HTMLElement>('app-timeline-chart [role=slider]')?.focus({ preventScroll: true });
    }
    this.returning = false;
  }
}
