import { addDays } from '@audiospective/period';
import { weekdayOf, weekOrder, type WeekStart } from './week';

/** Days with plays, one after the other: as the API gives them. */
export interface CalendarDays {
  /** The day of the first number; null without days. */
  firstDay: string | null;
  plays: readonly number[];
  msPlayed: readonly number[];
  /** 0 for none, 1 to 4. */
  levels: readonly number[];
}

/** One year, or the part of it that the days cover. */
export interface CalendarYear {
  year: number;
  firstDay: string;
  /** Index of its first day in the days of the calendar. */
  from: number;
  count: number;
}

/** Column and row of a day, and in which band of the year it lies. */
export interface CalendarPlace {
  band: number;
  column: number;
  row: number;
}

const MONTHS = 12;

/** The years that the days lie in, oldest first. */
export function calendarYears({ firstDay, plays }: CalendarDays): CalendarYear[] {
  const years: CalendarYear[] = [];
  for (let from = 0, day = firstDay; day !== null && from < plays.length;) {
    const year = Number(day.slice(0, 4));
    const left = daysLeftInYear(day);
    years.push({ year, firstDay: day, from, count: Math.min(left, plays.length - from) });
    from += left;
    day = addDays(day, left);
  }
  return years;
}

/** A year laid out in weeks, cut into `bands` of equally many months that lie below each other. */
export class YearLayout {
  private readonly rows: readonly number[];

  constructor(
    readonly year: CalendarYear,
    readonly bands: number,
    weekStart: WeekStart,
  ) {
    const order = weekOrder(weekStart);
    this.rows = Array.from({ length: 7 }, (_, weekday) => order.indexOf(weekday));
  }

  /** Where the day stands that is `index` days after the first. */
  placeOf(index: number): CalendarPlace {
    const day = addDays(this.year.firstDay, index);
    const band = Math.floor((Number(day.slice(5, 7)) - 1) / (MONTHS / this.bands));
    const start = this.bandStart(band);
    const weeks = Math.floor((daysBetween(start, day) + this.rowOf(start)) / 7);
    return { band, column: weeks, row: this.rowOf(day) };
  }

  /** Months of the year that have days, with the column of their first whole week. */
  months(): { month: string; band: number; column: number }[] {
    const last = addDays(this.year.firstDay, this.year.count - 1);
    return Array.from({ length: MONTHS }, (_, index) => `${this.year.year}-${String(index + 1).padStart(2, '0')}`)
      .filter((month) => month >= this.year.firstDay.slice(0, 7) && month <= last.slice(0, 7))
      .map((month) => {
        const { band, column, row } = this.placeOf(daysBetween(this.year.firstDay, `${month}-01`));
        return { month, band, column: row === 0 ? column : column + 1 };
      });
  }

  /** The day at a place, as days after the first; null where the year has none. */
  indexAt({ band, column, row }: CalendarPlace): number | null {
    if (band < 0 || band >= this.bands || row < 0 || row > 6 || column < 0) return null;
    const start = this.bandStart(band);
    const day = addDays(start, column * 7 + row - this.rowOf(start));
    const index = daysBetween(this.year.firstDay, day);
    if (index < 0 || index >= this.year.count) return null;
    return this.placeOf(index).band === band ? index : null;
  }

  private bandStart(band: number): string {
    const month = String((band * MONTHS) / this.bands + 1).padStart(2, '0');
    return `${this.year.year}-${month}-01`;
  }

  private rowOf(day: string): number {
    return this.rows[weekdayOf(day)] ?? 0;
  }
}

function daysLeftInYear(day: string): number {
  return daysBetween(day, `${Number(day.slice(0, 4)) + 1}-01-01`);
}

function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}
