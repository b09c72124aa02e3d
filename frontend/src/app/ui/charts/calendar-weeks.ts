import { addDays, shiftMonth } from '@audiospective/period';
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

/** A year, or the part of it that the days cover. It is one of the calendar, unless the days are no more than a year. */
export interface CalendarYear {
  /** The one in which it ends. */
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
const MOST_DAYS = 366;
/** A month that begins later than on this day has no room for its name. */
const LAST_NAMED_START = 15;

/** The years that the days lie in, oldest first; days that are no more than a year stay together over New Year. */
export function calendarYears({ firstDay, plays }: CalendarDays): CalendarYear[] {
  if (firstDay !== null && plays.length > 0 && plays.length <= MOST_DAYS) {
    const year = Number(addDays(firstDay, plays.length - 1).slice(0, 4));
    return [{ year, firstDay, from: 0, count: plays.length }];
  }
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

/** A year laid out in weeks, cut into bands of about as many months that lie below each other. */
export class YearLayout {
  /** How many bands it takes: as many as were asked for, or fewer. */
  readonly bands: number;
  private readonly rows: readonly number[];
  private readonly lastDay: string;
  private readonly firstMonth: string;
  private readonly monthCount: number;

  constructor(
    readonly year: CalendarYear,
    bands: number,
    weekStart: WeekStart,
  ) {
    const order = weekOrder(weekStart);
    this.rows = Array.from({ length: 7 }, (_, weekday) => order.indexOf(weekday));
    this.lastDay = addDays(year.firstDay, year.count - 1);
    const overNewYear = Number(year.firstDay.slice(0, 4)) < year.year;
    this.firstMonth = overNewYear ? year.firstDay.slice(0, 7) : `${year.year}-01`;
    this.monthCount = overNewYear ? monthsBetween(this.firstMonth, this.lastDay) + 1 : MONTHS;
    this.bands = Math.min(bands, this.monthCount);
  }

  /** Columns of the widest band. */
  get columns(): number {
    const lastDays = Array.from({ length: this.bands }, (_, band) => addDays(this.bandStart(band + 1), -1));
    const shown = lastDays.map((day) => (day < this.lastDay ? day : this.lastDay));
    const indexes = shown.map((day) => daysBetween(this.year.firstDay, day)).filter((index) => index >= 0);
    return 1 + indexes.reduce((most, index) => Math.max(most, this.placeOf(index).column), 0);
  }

  /** Where the day stands that is `index` days after the first. */
  placeOf(index: number): CalendarPlace {
    const day = addDays(this.year.firstDay, index);
    const band = Math.floor((monthsBetween(this.firstMonth, day) * this.bands) / this.monthCount);
    const start = this.bandStart(band);
    const weeks = Math.floor((daysBetween(start, day) + this.rowOf(start)) / 7);
    return { band, column: weeks, row: this.rowOf(day) };
  }

  /** Months of the year that have days, with the column of their first whole week. */
  months(): { month: string; band: number; column: number }[] {
    const { firstDay } = this.year;
    return Array.from({ length: this.monthCount }, (_, index) => shiftMonth(this.firstMonth, index))
      .filter((month) => month >= firstDay.slice(0, 7) && month <= this.lastDay.slice(0, 7))
      .map((month) => ({ month, start: `${month}-01` < firstDay ? firstDay : `${month}-01` }))
      .filter(({ start }) => Number(start.slice(8)) <= LAST_NAMED_START)
      .map(({ month, start }) => {
        const { band, column, row } = this.placeOf(daysBetween(firstDay, start));
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
    const start = `${shiftMonth(this.firstMonth, Math.ceil((band * this.monthCount) / this.bands))}-01`;
    const overNewYear = this.firstMonth !== `${this.year.year}-01`;
    return overNewYear && start < this.year.firstDay ? this.year.firstDay : start;
  }

  private rowOf(day: string): number {
    return this.rows[weekdayOf(day)] ?? 0;
  }
}

function daysLeftInYear(day: string): number {
  return daysBetween(day, `${Number(day.slice(0, 4)) + 1}-01-01`);
}

function monthsBetween(month: string, day: string): number {
  return (
    MONTHS * (Number(day.slice(0, 4)) - Number(month.slice(0, 4))) + Number(day.slice(5, 7)) - Number(month.slice(5, 7))
  );
}

function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}
