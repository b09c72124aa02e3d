import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { addDays } from '@audiospective/period';
import { formatCount, formatDuration } from '../format';
import { Icon } from '../icon';
import { LOCALE } from '../locale';
import { type CalendarDays, calendarYears, YearLayout } from './calendar-weeks';
import { ChartReader, type ReaderKeys } from './chart-reader';
import { hostWidth } from './host-width';
import { HEAT, peakOf } from './scale';
import { weekdayNames, weekOrder, type WeekStart } from './week';

const KEYS: ReaderKeys = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1, PageUp: -28, PageDown: 28 };
const NAMES_WIDTH = 32;
const MONTHS_HEIGHT = 18;
const LARGEST = 22;
const COMFORTABLE = 11;

/** The days of a year as weeks beside each other, darker with more plays; one year at a time. */
@Component({
  selector: 'app-calendar-chart',
  imports: [ChartReader, Icon],
  host: { class: 'block' },
  templateUrl: './calendar-chart.html',
})
export class CalendarChart {
  private readonly locale = inject(LOCALE);
  private readonly width = hostWidth(860);
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
  protected readonly reading = signal<number | null>(null);
  protected readonly year = computed(() => this.years()[this.position()]);
  protected readonly earlier = computed(() => this.years()[this.position() - 1]?.year);
  protected readonly later = computed(() => this.years()[this.position() + 1]?.year);
  protected readonly manyYears = computed(() => this.years().length > 1);
  private readonly layout = computed(() => {
    const year = this.year();
    return year ? new YearLayout(year, this.bands(), this.weekStart()) : null;
  });
  private readonly bands = computed(() => [1, 2, 3, 4].find((bands) => this.cellFor(bands) >= COMFORTABLE) ?? 6);
  protected readonly cell = computed(() => Math.min(LARGEST, this.cellFor(this.bands())));
  private readonly bandHeight = computed(() => 7 * this.cell() + MONTHS_HEIGHT + 6);
  protected readonly size = computed(() => ({
    width: this.width(),
    height: Math.ceil(this.bandHeight() * this.bands()),
  }));
  private readonly values = computed(() => {
    const year = this.year();
    return year ? this.calendar().plays.slice(year.from, year.from + year.count) : [];
  });
  protected readonly peak = computed(() => peakOf(this.values()));

  protected readonly squares = computed(() => {
    const paths = ['', '', '', '', ''];
    const levels = this.calendar().levels;
    const from = this.year()?.from ?? 0;
    this.values().forEach((_, index) => {
      const level = levels[from + index] ?? 0;
      const { x, y } = this.corner(index);
      const side = this.cell() - 2;
      paths[level] += `M${x.toFixed(1)} ${y.toFixed(1)}h${side.toFixed(1)}v${side.toFixed(1)}h${(-side).toFixed(1)}z`;
    });
    return paths;
  });
  protected readonly months = computed(() => {
    const names = new Intl.DateTimeFormat(this.locale, { month: 'short', timeZone: 'UTC' });
    return (this.layout()?.months() ?? []).map(({ month, band, column }) => ({
      name: names.format(new Date(`${month}-01`)),
      x: NAMES_WIDTH + column * this.cell(),
      y: band * this.bandHeight() + 12,
    }));
  });
  protected readonly weekdays = computed(() => {
    const names = weekdayNames(this.locale, 'short');
    const rows = weekOrder(this.weekStart()).map((weekday) => names[weekday] ?? '');
    return Array.from({ length: this.bands() }, (_, band) =>
      [0, 2, 4].map((row) => ({
        name: rows[row],
        y: band * this.bandHeight() + MONTHS_HEIGHT + (row + 0.5) * this.cell(),
      })),
    ).flat();
  });
  protected readonly read = computed(() => {
    const index = this.reading() ?? this.peak();
    return index === null ? null : { text: this.textOf(index), ...this.corner(index) };
  });

  protected readonly textOf = (index: number): string => {
    const year = this.year();
    if (!year) return '';
    const plays = this.values()[index] ?? 0;
    const ms = this.calendar().msPlayed[year.from + index] ?? 0;
    const day = new Intl.DateTimeFormat(this.locale, { dateStyle: 'full', timeZone: 'UTC' });
    const count = `${formatCount(plays, this.locale)} ${plays === 1 ? 'play' : 'plays'}`;
    const time = ms > 0 ? `, ${formatDuration(ms, this.locale)}` : '';
    return `${day.format(new Date(addDays(year.firstDay, index)))}: ${count}${time}`;
  };
  protected readonly at = (x: number, y: number): number | null => {
    const band = Math.floor(y / this.bandHeight());
    const row = Math.floor((y - band * this.bandHeight() - MONTHS_HEIGHT) / this.cell());
    return this.layout()?.indexAt({ band, row, column: Math.floor((x - NAMES_WIDTH) / this.cell()) }) ?? null;
  };

  protected step(by: number): void {
    const next = this.position() + by;
    if (!this.years()[next]) return;
    this.reading.set(null);
    this.position.set(next);
  }

  protected pick(index: number): void {
    const year = this.year();
    if (year) this.picked.emit(addDays(year.firstDay, index));
  }

  private corner(index: number): { x: number; y: number } {
    const place = this.layout()?.placeOf(index) ?? { band: 0, column: 0, row: 0 };
    return {
      x: NAMES_WIDTH + place.column * this.cell() + 1,
      y: place.band * this.bandHeight() + MONTHS_HEIGHT + place.row * this.cell() + 1,
    };
  }

  private cellFor(bands: number): number {
    return (this.width() - NAMES_WIDTH) / Math.ceil((366 / bands + 10) / 7);
  }
}
