import { Component, computed, inject, input, output, signal } from '@angular/core';
import { formatCount, formatDuration } from '../format';
import { LOCALE } from '../locale';
import { barsPath, linePath } from './bars';
import { ChartReader } from './chart-reader';
import { hostWidth } from './host-width';
import { gridValues, labelled, type Measure, peakOf } from './scale';

/** One step of a timeline. */
export interface TimelinePoint {
  /** When: `March 2024`. */
  label: string;
  /** Height of the bar; milliseconds where the chart measures time. */
  value: number;
  /** What is read there: `512 plays, 31 hr`. */
  text: string;
  /** A shorter label for the axis: `Mar`. */
  tick?: string;
}

const HEIGHT = 176;
const LABEL_ROOM = 84;
let charts = 0;

/** Bars over time. A period to compare with lies over them as a line. */
@Component({
  selector: 'app-timeline-chart',
  imports: [ChartReader],
  host: { class: 'block' },
  templateUrl: './timeline-chart.html',
})
export class TimelineChart {
  private readonly locale = inject(LOCALE);
  protected readonly width = hostWidth();
  protected readonly height = HEIGHT;
  protected readonly gradient = `timeline-${(charts += 1)}`;

  /** What the bars show: `Plays by month`. */
  readonly label = input.required<string>();
  readonly points = input.required<readonly TimelinePoint[]>();
  /** What the values are, for the numbers at the grid lines. */
  readonly by = input<Measure>('PLAYS');
  /** Values of another period, step by step; it may be shorter. */
  readonly compare = input<readonly number[]>([]);
  /** Whether a step can be chosen, to look at it closer. */
  readonly pickable = input(false);
  /** Index of the step that was chosen. */
  readonly picked = output<number>();

  protected readonly reading = signal<number | null>(null);
  private readonly values = computed(() => this.points().map((point) => point.value));
  protected readonly peak = computed(() => peakOf(this.values()));
  private readonly grid = computed(() => {
    const most = [...this.values(), ...this.compare()].reduce((sum, value) => Math.max(sum, value), 0);
    return gridValues(most, this.by());
  });
  private readonly room = computed(() => ({
    width: this.width(),
    height: HEIGHT,
    most: Math.max(1, this.grid().at(-1) ?? 1),
  }));
  protected readonly bars = computed(() => barsPath(this.values(), this.room()));
  protected readonly line = computed(() =>
    linePath(this.compare().slice(0, this.points().length), this.points().length, this.room()),
  );
  protected readonly lines = computed(() =>
    this.grid().map((value) => ({
      y: Math.round(HEIGHT - (HEIGHT * value) / this.room().most) + 0.5,
      text: value === 0 ? '' : this.written(value),
    })),
  );
  protected readonly labels = computed(() => {
    const points = this.points();
    return labelled(points.length, Math.floor(this.width() / LABEL_ROOM)).map((index) => ({
      text: points[index]?.tick ?? points[index]?.label ?? '',
      share: points.length === 1 ? 0 : index / points.length,
    }));
  });
  /** What is read, or else the highest bar. */
  protected readonly read = computed(() => {
    const index = this.reading() ?? this.peak();
    const point = index === null ? undefined : this.points()[index];
    if (index === null || !point) return null;
    const share = (index + 0.5) / this.points().length;
    return { ...point, share, x: share * this.width(), isPeak: this.reading() === null };
  });

  protected readonly textOf = (index: number): string => {
    const point = this.points()[index];
    return point ? `${point.label}: ${point.text}` : '';
  };
  protected readonly at = (x: number): number => Math.floor((x / this.width()) * this.points().length);

  private written(value: number): string {
    return this.by() === 'TIME' ? formatDuration(value, this.locale, 'narrow') : formatCount(value, this.locale);
  }
}
