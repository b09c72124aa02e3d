import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { addDays } from '@audiospective/period';
import { fontScale } from '../font-scale';
import { formatDay, formatDuration, formatPlays } from '../format';
import { Icon } from '../icon';
import { LOCALE } from '../locale';
import { CalendarGeometry } from './calendar-geometry';
import { type CalendarDays, calendarYears } from './calendar-weeks';
import { ChartReader, type ReaderKeys } from './chart-reader';
import { hostWidth } from './host-width';
import { HEAT, peakOf } from './scale';
import type { WeekStart } from './week';

const KEYS: ReaderKeys = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1, PageUp: -28, PageDown: 28 };

/** The days of a year as weeks beside each other, darker with more plays; one year at a time, the last one first. */
@Component({
  selector: 'app-calendar-chart',
  imports: [ChartReader, Icon],
  host: { class: 'block' },
  templateUrl: './calendar-chart.html',
})
export class CalendarChart {
  private readonly locale = inject(LOCALE);
  protected readonly width = hostWidth(860);
  protected readonly keys = KEYS;
  protected readonly heat = HEAT;

  /** What is counted: `Plays by day`. */
  readonly label = input.required<string>();
  readonly calendar = input.required<CalendarDays>();
  readonly weekStart = input<WeekStart>('MONDAY');
  /** The day that was chosen. */
  readonly picked = output<string>();

  private readonly years = computed(() => calendarYears(this.calendar()));
  private readonly position = linkedSignal(() => this.years().length - 1);
  protected readonly year = computed(() => this.years()[this.position()]);
  protected readonly reading = linkedSignal<unknown, number | null>({ source: this.year, computation: () => null });
  protected readonly earlier = computed(() => this.years()[this.position() - 1]?.year);
  protected readonly later = computed(() => this.years()[this.position() + 1]?.year);
  protected readonly manyYears = computed(() => this.years().length > 1);

  protected readonly geometry = computed(() => {
    const year = this.year();
    const room = { width: this.width(), scale: fontScale(), weekStart: this.weekStart() };
    return year ? new CalendarGeometry(year, room) : null;
  });
  private readonly values = computed(() => this.ofYear(this.calendar().plays));
  protected readonly peak = computed(() => peakOf(this.values()));
  /** One path for each level, however many days there are. */
  protected readonly squares = computed(() => {
    const paths = HEAT.map(() => '');
    this.ofYear(this.calendar().levels).forEach((level, index) => {
      paths[level] += this.geometry()?.square(index) ?? '';
    });
    return paths;
  });
  protected readonly months = computed(() => this.geometry()?.monthLabels(this.locale) ?? []);
  protected readonly weekdays = computed(() => this.geometry()?.weekdayLabels(this.locale) ?? []);
  protected readonly read = computed(() => {
    const index = this.reading() ?? this.peak();
    const corner = index === null ? undefined : this.geometry()?.corner(index);
    return index === null || !corner ? null : { text: this.textOf(index), ...corner };
  });

  protected readonly textOf = (index: number): string => {
    const year = this.year();
    if (!year) return '';
    const plays = this.values()[index] ?? 0;
    const ms = this.calendar().msPlayed[year.from + index] ?? 0;
    const count = formatPlays(plays, this.locale);
    const time = ms > 0 ? `, ${formatDuration(ms, this.locale)}` : '';
    return `${formatDay(addDays(year.firstDay, index), this.locale)}: ${count}${time}`;
  };
  protected readonly at = (x: number, y: number): number | null => this.geometry()?.indexAt(x, y) ?? null;

  protected step(by: number): void {
    const next = this.position() + by;
    if (this.years()[next]) this.position.set(next);
  }

  protected pick(index: number): void {
    const year = this.year();
    if (year) this.picked.emit(addDays(year.firstDay, index));
  }

  private ofYear(days: readonly number[]): readonly number[] {
    const year = this.year();
    return year ? days.slice(year.from, year.from + year.count) : [];
  }
}
