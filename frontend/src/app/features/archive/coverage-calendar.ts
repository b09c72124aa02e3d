import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { YearLayout } from '../../ui/charts/calendar-weeks';
import { ChartReader, type ReaderKeys } from '../../ui/charts/chart-reader';
import { hostWidth } from '../../ui/charts/host-width';
import { weekdayNames, weekOrder, type WeekStart } from '../../ui/charts/week';
import { LOCALE } from '../../ui/locale';
import type { CoverageYear } from './coverage-years';
import { DAY_STATES } from './coverage-days';
import { DAY_MARKS } from './day-marks';

const KEYS: ReaderKeys = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1, PageUp: -28, PageDown: 28 };
const NAMES_WIDTH = 34;
const MONTHS_HEIGHT = 18;
const BAND_GAP = 8;
const LARGEST = 24;
const COMFORTABLE = 14;
const ROWS_WITH_NAMES = [1, 3, 5];

/** What is known of every day of a year: weeks beside each other, one mark for each day. */
@Component({
  selector: 'app-coverage-calendar',
  imports: [ChartReader],
  host: { class: 'block' },
  templateUrl: './coverage-calendar.html',
})
export class CoverageCalendar {
  private readonly locale = inject(LOCALE);
  private readonly width = hostWidth(760);
  protected readonly keys = KEYS;

  readonly year = input.required<CoverageYear>();
  readonly weekStart = input.required<WeekStart>();
  /** What is known of a day, counted from the first of the archive. */
  readonly textOfDay = input.required<(index: number) => string>();

  protected readonly reading = linkedSignal<number, number | null>({
    source: () => this.year().year,
    computation: () => null,
  });
  private readonly bands = computed(() => [1, 2, 3, 4].find((bands) => this.cellFor(bands) >= COMFORTABLE) ?? 6);
  protected readonly cell = computed(() => Math.min(LARGEST, this.cellFor(this.bands())));
  private readonly bandHeight = computed(() => 7 * this.cell() + MONTHS_HEIGHT + BAND_GAP);
  protected readonly size = computed(() => ({
    width: this.width(),
    height: Math.ceil(this.bandHeight() * this.bands()),
  }));
  private readonly layout = computed(() => new YearLayout(this.year(), this.bands(), this.weekStart()));

  /** One path for each colour, however many days there are. */
  protected readonly marks = computed(() => {
    const side = this.cell() - 2;
    const paths = Object.fromEntries(DAY_STATES.map((state) => [state, DAY_MARKS[state].map(() => '')]));
    this.year().states.forEach((state, index) => {
      const { x, y } = this.cornerOf(index);
      DAY_MARKS[state].forEach((layer, number) => (paths[state]![number] += layer.draw(x, y, side)));
    });
    return DAY_STATES.flatMap((state) =>
      DAY_MARKS[state].map(({ look }, number) => ({ look, path: paths[state]?.[number] ?? '' })),
    ).filter(({ path }) => path !== '');
  });
  protected readonly months = computed(() => {
    const names = new Intl.DateTimeFormat(this.locale, { month: 'short', timeZone: 'UTC' });
    return this.layout()
      .months()
      .map(({ month, band, column }) => ({
        name: names.format(new Date(`${month}-01`)),
        x: NAMES_WIDTH + column * this.cell(),
        y: band * this.bandHeight() + 12,
      }));
  });
  protected readonly weekdays = computed(() => {
    const names = weekdayNames(this.locale, 'short');
    const order = weekOrder(this.weekStart());
    return Array.from({ length: this.bands() }, (_, band) =>
      ROWS_WITH_NAMES.map((row) => ({
        name: names[order[row] ?? 0],
        y: band * this.bandHeight() + MONTHS_HEIGHT + (row + 0.5) * this.cell(),
      })),
    ).flat();
  });
  protected readonly last = computed(() => this.year().count - 1);
  protected readonly read = computed(() => {
    const index = this.reading();
    return index === null ? null : { text: this.textOf(index), ...this.cornerOf(index) };
  });

  protected readonly textOf = (index: number): string => this.textOfDay()(this.year().from + index);
  protected readonly at = (x: number, y: number): number | null => {
    const band = Math.floor(y / this.bandHeight());
    const row = Math.floor((y - band * this.bandHeight() - MONTHS_HEIGHT) / this.cell());
    return this.layout().indexAt({ band, row, column: Math.floor((x - NAMES_WIDTH) / this.cell()) });
  };

  private cornerOf(index: number): { x: number; y: number } {
    const { band, column, row } = this.layout().placeOf(index);
    return {
      x: NAMES_WIDTH + column * this.cell() + 1,
      y: band * this.bandHeight() + MONTHS_HEIGHT + row * this.cell() + 1,
    };
  }

  private cellFor(bands: number): number {
    return (this.width() - NAMES_WIDTH) / Math.ceil((366 / bands + 10) / 7);
  }
}
