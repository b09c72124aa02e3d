import type { ChartTable } from '../../ui/charts/figure';
import { weekdayNames, weekOrder, type WeekStart } from '../../ui/charts/week';
import { formatCount } from '../../ui/format';
import { hoursText, playsText } from './habit-words';

/** Counted plays by weekday from Monday on, and by hour. */
export type WeekClock = readonly (readonly number[])[];

/** When in the week most is played, as a sentence that is also true when several hours share the first place. */
export function clockSummary(clock: WeekClock, locale: string): string {
  const hours = clock.flatMap((day, weekday) => day.map((plays, hour) => ({ weekday, hour, plays })));
  const total = hours.reduce((sum, { plays }) => sum + plays, 0);
  const [first, ...others] = [...hours].sort((a, b) => b.plays - a.plays);
  if (!first || total === 0) return 'No plays to tell from.';
  const when = `${weekdayNames(locale, 'long')[first.weekday]} ${hoursText(first.hour, first.hour + 1, locale)}`;
  if (total === 1) return `1 play: ${when}.`;
  const ties = others.filter(({ plays }) => plays === first.plays).length;
  const of = `${formatCount(first.plays, locale)} of ${playsText(total, locale)}`;
  if (ties === 0) return `Your strongest hour of the week is ${when}, with ${of}.`;
  const hoursWord = ties === 1 ? 'one other hour' : `${formatCount(ties, locale)} other hours`;
  return `No hour of the week has more than ${when}, with ${of}; ${hoursWord} had as many.`;
}

/** The clock as a table: an hour a row, a weekday a column. */
export function clockTable(clock: WeekClock, weekStart: WeekStart, locale: string): ChartTable {
  const order = weekOrder(weekStart);
  const names = weekdayNames(locale, 'short');
  return {
    caption: 'Plays by hour and weekday',
    columns: ['Hour', ...order.map((weekday) => names[weekday] ?? '')],
    rows: Array.from({ length: 24 }, (_, hour) => [
      hoursText(hour, hour + 1, locale),
      ...order.map((weekday) => formatCount(clock[weekday]?.[hour] ?? 0, locale)),
    ]),
  };
}
