import { Component, computed, inject, input, output, signal } from '@angular/core';
import { fontScale } from '../font-scale';
import { formatCount, formatDuration } from '../format';
import { LOCALE } from '../locale';
import { barsPath } from './bars';
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
/** Room of one digit of the value axis, and that between it and the bars. */
const DIGIT = 7;
const GUTTER = 8;
let charts = 0;

/** Bars over time. */
@Component({
  selector: 'app-timeline-chart',
  imports: [ChartReader],
  host: { class: 'block' },
  templateUrl: './timeline-chart.html',
})
export class TimelineChart {
  private readonly locale = inject(LOCALE);
  private readonly scale = fontScale();
  private readonly hostWidth = hostWidth();
  protected readonly height = HEIGHT;
  protected readonly gradient = `timeline-${(charts += 1)}`;

  /** What the bars show: `Plays by month`. */
  readonly label = input.required<string>();
  readonly points = input.required<readonly TimelinePoint[]>();
  /** What the values are, for the numbers at the grid lines. */
  readonly by = input<Measure>('PLAYS');
  /** Whether a step can be chosen, to look at it closer. */
  readonly pickable = input(false);
  /** Index of the step that was chosen. */
  readonly picked = output<number>();

  protected readonly reading = signal<number | null>(null);
  private readonly values = computed(() => this.points().map((point) => point.value));
  protected readonly peak = computed(() => peakOf(this.values()));
  protected readonly grid = computed(() => {
    const most = this.values().reduce((one, other) => Math.max(one, other), 0);
    return gridValues(most, this.by()).map((value) => ({ value, text: this.written(value) }));
  });
  /** Where the bars begin, behind the numbers of the value axis. */
  protected readonly left = computed(
    () => this.grid().reduce((most, { text }) => Math.max(most, text.length), 0) * DIGIT * this.scale + GUTTER,
  );
  protected readonly width = computed(() => Math.max(1, this.hostWidth() - this.left()));
  private readonly room = computed(() => ({
    width: this.width(),
    height: HEIGHT,
    most: Math.max(1, this.grid().at(-1)?.value ?? 1),
  }));
  protected readonly bars = computed(() => barsPath(this.values(), this.room()));
  protected readonly lines = computed(() =>
    this.grid().map(({ value, text }) => ({
      y: Math.round(HEIGHT - (HEIGHT * value) / this.room().most) + 0.5,
      text,
    })),
  );
  protected readonly labels = computed(() => {
    const points = this.points();
    const step = this.width() / Math.max(1, points.length);
    const room = Math.max(1, Math.floor(this.width() / (LABEL_ROOM * this.scale)));
    return labelled(points.length, room).map((index) => ({
      text: points[index]?.tick ?? points[index]?.label ?? '',
      middle: (index + 0.5) * step,
      // The first one may be wider than its step: it begins with the axis then.
      centred: index > 0 || step >= LABEL_ROOM,
    }));
  });
  /** What is read, or else the highest bar. */
  protected readonly read = computed(() => {
    const index = this.reading() ?? this.peak();
    const point = index === null ? undefined : this.points()[index];
    if (index === null || !point) return null;
    const share = (index + 0.5) / this.points().length;
    return { label: point.label, text: point.text, share, x: share * this.width() };
  });

  protected readonly textOf = (index: number): string =>
    `${this.points()[index]?.label ?? ''}: ${this.points()[index]?.text ?? ''}`;
  protected readonly at = (x: number): number | null =>
    x < this.left() ? null : Math.floor(((x - this.left()) / this.width()) * this.points().length);

  private written(value: number): string {
    if (value === 0) return formatCount(0, this.locale);
    return this.by() === 'TIME' ? formatDuration(value, this.locale, 'narrow') : formatCount(value, this.locale);
  }
}
