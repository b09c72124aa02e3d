import { Component, computed, inject, input, signal } from '@angular/core';
import { fontScale } from '../font-scale';
import { formatPlays } from '../format';
import { LOCALE } from '../locale';
import { ChartReader, type ReaderKeys } from './chart-reader';
import { hostWidth } from './host-width';
import { heatFill, peakOf } from './scale';
import { hourNames, weekdayNames, weekOrder, type WeekStart } from './week';

const HOURS = 24;
const DAYS = 7;
const ROW = 24;
/** Room that the name of an hour takes. */
const HOUR_LABEL = 48;
/** Height of the bars above the hours. */
const SUMS = 36;
const TOP = SUMS + 4;
const NAMES_WIDTH = 40;

const KEYS: ReaderKeys = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -HOURS, ArrowDown: HOURS };

/** When somebody listens: the hours of the week, darker with more plays. */
@Component({
  selector: 'app-clock-chart',
  imports: [ChartReader],
  host: { class: 'block' },
  templateUrl: './clock-chart.html',
})
export class ClockChart {
  private readonly locale = inject(LOCALE);
  protected readonly width = hostWidth();
  protected readonly keys = KEYS;
  private readonly scale = fontScale();
  private readonly namesWidth = NAMES_WIDTH * this.scale;
  protected readonly row = ROW;
  protected readonly top = TOP;
  protected readonly height = TOP + ROW * DAYS;

  /** What is counted: `Plays by weekday and hour`. */
  readonly label = input.required<string>();
  /** Seven days from Monday on, of 24 hours each. */
  readonly plays = input.required<readonly (readonly number[])[]>();
  readonly weekStart = input<WeekStart>('MONDAY');

  protected readonly reading = signal<number | null>(null);
  private readonly order = computed(() => weekOrder(this.weekStart()));
  private readonly values = computed(() =>
    this.order().flatMap((day) => Array.from({ length: HOURS }, (_, hour) => this.plays()[day]?.[hour] ?? 0)),
  );
  protected readonly peak = computed(() => peakOf(this.values()));
  private readonly step = computed(() => Math.max(1, (this.width() - this.namesWidth) / HOURS));
  private readonly days = computed(() => this.named('long'));
  protected readonly shortDays = computed(() => this.named('short'));
  private readonly hours = computed(() => hourNames(this.locale));

  /** How many plays each hour has on all days together, 0..1 of the busiest. */
  protected readonly hourSums = computed(() => {
    const sums = this.hours().map((_, hour) => this.plays().reduce((sum, day) => sum + (day[hour] ?? 0), 0));
    const most = Math.max(1, ...sums);
    return sums.map((sum, hour) => {
      const tall = (SUMS * sum) / most;
      return { x: this.namesWidth + hour * this.step() + 1, wide: this.step() - 2, y: SUMS - tall, tall };
    });
  });
  protected readonly cells = computed(() => {
    const most = Math.max(1, ...this.values());
    const wide = this.step();
    return this.values().map((value, index) => ({
      x: this.namesWidth + (index % HOURS) * wide + 1,
      y: TOP + Math.floor(index / HOURS) * ROW + 1,
      wide: wide - 2,
      fill: heatFill(value / most),
    }));
  });
  protected readonly hourLabels = computed(() => {
    const every = this.step() * 3 < HOUR_LABEL * this.scale ? 6 : 3;
    return this.hours()
      .map((text, hour) => ({ text, x: this.namesWidth + hour * this.step(), hour }))
      .filter(({ hour }) => hour % every === 0);
  });
  protected readonly read = computed(() => {
    const index = this.reading() ?? this.peak();
    return index === null ? null : { cell: this.cells()[index], text: this.textOf(index) };
  });

  protected readonly textOf = (index: number): string => {
    const plays = this.values()[index] ?? 0;
    const when = `${this.days()[Math.floor(index / HOURS)]} ${this.hours()[index % HOURS]}`;
    return `${when}: ${formatPlays(plays, this.locale)}`;
  };
  protected readonly at = (x: number, y: number): number | null => {
    const hour = Math.floor((x - this.namesWidth) / this.step());
    const day = Math.floor((y - TOP) / ROW);
    return hour < 0 || hour >= HOURS || day < 0 || day >= DAYS ? null : day * HOURS + hour;
  };

  private named(length: 'long' | 'short'): string[] {
    const names = weekdayNames(this.locale, length);
    return this.order().map((day) => names[day] ?? '');
  }
}
