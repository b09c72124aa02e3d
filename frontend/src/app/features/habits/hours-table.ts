import type { ChartTable } from '../../ui/charts/figure';
import { formatHours, weekdayNames, weekOrder, type WeekStart } from '../../ui/charts/week';
import { formatCount } from '../../ui/format';

/** Counted plays by weekday from Monday on, and by hour. */
export type WeekClock = readonly (readonly number[])[];

/** Every hour of the week: an hour a row, a weekday a column. */
export function hoursTable(clock: WeekClock, weekStart: WeekStart, locale: string): ChartTable {
  const order = weekOrder(weekStart);
  const names = weekdayNames(locale, 'short');
  return {
    caption: 'Plays by hour and weekday',
    columns: ['Hour', ...order.map((weekday) => names[weekday] ?? '')],
    rows: Array.from({ length: 24 }, (_, hour) => [
      formatHours(hour, hour + 1, locale),
      ...order.map((weekday) => formatCount(clock[weekday]?.[hour] ?? 0, locale)),
    ]),
  };
}
