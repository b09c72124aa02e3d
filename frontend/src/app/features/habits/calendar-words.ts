import { addDays, countDays } from '@audiospective/period';
import type { ChartTable } from '../../ui/charts/figure';
import { dateFormat, formatCount, formatDays, formatDuration, formatPlays } from '../../ui/format';
import type { HabitCalendarFragment } from './habits.generated';

/** A table of more days than a year's has a row for each month instead. */
const MOST_DAYS_IN_TABLE = 366;

/** Where the reader is: the listener's today. */
export interface Reader {
  today: string;
  locale: string;
}

/** On how many days something was played, and which was the busiest. Days that are still to come do not count. */
export function calendarSummary(calendar: HabitCalendarFragment, { today, locale }: Reader): string {
  const { plays, busiestDay } = calendar;
  if (!busiestDay) return 'No plays to tell from.';
  const active = plays.filter((count) => count > 0).length;
  const days = Math.max(active, daysSoFar(calendar, today));
  const day = formatDays(busiestDay.day, busiestDay.day, locale);
  const played = `${formatPlays(busiestDay.plays, locale)} in ${formatDuration(busiestDay.msPlayed, locale)}`;
  const share = `You listened on ${formatCount(active, locale)} of ${formatCount(days, locale)} days`;
  if (active === 1) return `${share}: ${day}, with ${played}.`;
  const most = Math.max(...plays);
  const isAlone = plays.indexOf(most) === plays.lastIndexOf(most);
  return `${share}; ${isAlone ? 'the busiest was' : 'none was busier than'} ${day}, with ${played}.`;
}

/** The calendar as a table: a day or a month a row, newest last; days without plays are left out. */
export function calendarTable(calendar: HabitCalendarFragment, locale: string): ChartTable {
  const byMonth = calendar.plays.length > MOST_DAYS_IN_TABLE;
  const width = byMonth ? 'YYYY-MM'.length : 'YYYY-MM-DD'.length;
  const rows = new Map<string, { plays: number; msPlayed: number }>();
  calendar.plays.forEach((plays, index) => {
    const msPlayed = calendar.msPlayed[index] ?? 0;
    if (plays === 0 && msPlayed === 0) return;
    const key = addDays(calendar.firstDay ?? '', index).slice(0, width);
    const before = rows.get(key);
    rows.set(key, { plays: plays + (before?.plays ?? 0), msPlayed: msPlayed + (before?.msPlayed ?? 0) });
  });
  const names = nameOf(byMonth, locale);
  return {
    caption: byMonth ? 'Plays by month' : 'Plays by day',
    columns: [byMonth ? 'Month' : 'Day', 'Plays', 'Time listened'],
    rows: [...rows].map(([key, { plays, msPlayed }]) => [
      names.format(new Date(key)),
      formatCount(plays, locale),
      formatDuration(msPlayed, locale),
    ]),
  };
}

function daysSoFar({ firstDay, plays }: HabitCalendarFragment, today: string): number {
  if (firstDay === null || firstDay > today) return 0;
  return Math.min(plays.length, countDays(firstDay, today));
}

function nameOf(byMonth: boolean, locale: string): Intl.DateTimeFormat {
  const style = byMonth ? ({ month: 'long', year: 'numeric' } as const) : ({ dateStyle: 'medium' } as const);
  return dateFormat(locale, { ...style, timeZone: 'UTC' });
}
