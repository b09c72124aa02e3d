import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { CalendarGeometry } from '../../ui/charts/calendar-geometry';
import { ChartReader, type ReaderKeys } from '../../ui/charts/chart-reader';
import { hostWidth } from '../../ui/charts/host-width';
import type { WeekStart } from '../../ui/charts/week';
import { fontScale } from '../../ui/font-scale';
import { LOCALE } from '../../ui/locale';
import type { CoverageYear } from './coverage-years';
import { DAY_STATES } from './coverage-days';
import { DAY_MARKS } from './day-marks';

const KEYS: ReaderKeys = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1, PageUp: -28, PageDown: 28 };
/** Pixels in which the marks can be told apart. */
const COMFORTABLE = 14;

/** What is known of every day of a year: weeks beside each other, one mark for each day. */
@Component({
  selector: 'app-coverage-calendar',
  imports: [ChartReader],
  host: { class: 'block' },
  templateUrl: './coverage-calendar.html',
})
export class CoverageCalendar {
  private readonly locale = inject(LOCALE);
  protected readonly width = hostWidth(760);
  protected readonly keys = KEYS;

  readonly year = input.required<CoverageYear>();
  readonly weekStart = input.required<WeekStart>();
  /** What is known of a day, counted from the first of the archive. */
  readonly textOfDay = input.required<(index: number) => string>();

  protected readonly reading = linkedSignal<number, number | null>({
    source: () => this.year().year,
    computation: () => null,
  });
  protected readonly geometry = computed(
    () =>
      new CalendarGeometry(this.year(), {
        width: this.width(),
        scale: fontScale(),
        weekStart: this.weekStart(),
        comfortable: COMFORTABLE,
      }),
  );

  /** One path for each colour, however many days there are. */
  protected readonly marks = computed(() => {
    const geometry = this.geometry();
    const paths = Object.fromEntries(DAY_STATES.map((state) => [state, DAY_MARKS[state].map(() => '')]));
    this.year().states.forEach((state, index) => {
      const { x, y } = geometry.corner(index);
      DAY_MARKS[state].forEach((layer, number) => (paths[state]![number] += layer.draw(x, y, geometry.side)));
    });
    return DAY_STATES.flatMap((state) =>
      DAY_MARKS[state].map(({ look }, number) => ({ look, path: paths[state]?.[number] ?? '' })),
    ).filter(({ path }) => path !== '');
  });
  protected readonly months = computed(() => this.geometry().monthLabels(this.locale));
  protected readonly weekdays = computed(() => this.geometry().weekdayLabels(this.locale));
  protected readonly last = computed(() => this.year().count - 1);
  protected readonly read = computed(() => {
    const index = this.reading();
    return index === null ? null : { text: this.textOf(index), ...this.geometry().corner(index) };
  });

  protected readonly textOf = (index: number): string => this.textOfDay()(this.year().from + index);
  protected readonly at = (x: number, y: number): number | null => this.geometry().indexAt(x, y);
}
