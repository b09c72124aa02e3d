import { dateFormat } from '../format';
import { type CalendarYear, YearLayout } from './calendar-weeks';
import { weekdayNames, weekOrder, type WeekStart } from './week';

/** What the size of a calendar follows from. */
export interface CalendarRoom {
  /** Pixels from side to side. */
  width: number;
  /** How much larger than usual text is. */
  scale: number;
  weekStart: WeekStart;
  /** Pixels that a day needs, with the gap to the next; marks that are more than a colour need more of them. */
  comfortable?: number;
}

const NAMES_WIDTH = 32;
const MONTHS_HEIGHT = 18;
const BAND_GAP = 6;
const GAP = 2;
const LARGEST = 22;
const COMFORTABLE = 11;
const BANDS = [1, 2, 3, 4, 6];
const ROWS_WITH_NAMES = [0, 2, 4];

/** Where in pixels the days of a year are drawn, in as many bands as it takes to keep them large enough. */
export class CalendarGeometry {
  /** Width and height of a day, with the gap to the next. */
  readonly cell: number;
  /** Width and height of the square that is drawn for a day. */
  readonly side: number;
  readonly height: number;
  private readonly bandHeight: number;
  private readonly namesWidth: number;
  private readonly monthsHeight: number;
  private readonly layout: YearLayout;

  constructor(
    readonly year: CalendarYear,
    private readonly room: CalendarRoom,
  ) {
    this.namesWidth = NAMES_WIDTH * room.scale;
    this.monthsHeight = MONTHS_HEIGHT * room.scale;
    const bands = BANDS.find((count) => this.cellFor(count) >= (room.comfortable ?? COMFORTABLE)) ?? 6;
    this.cell = Math.min(LARGEST, this.cellFor(bands));
    this.side = this.cell - GAP;
    this.bandHeight = 7 * this.cell + this.monthsHeight + BAND_GAP;
    this.layout = new YearLayout(year, bands, room.weekStart);
    this.height = Math.ceil(this.bandHeight * this.layout.bands);
  }

  /** Upper left corner of the square of a day, counted from the first of the year. */
  corner(index: number): { x: number; y: number } {
    const { band, column, row } = this.layout.placeOf(index);
    return {
      x: this.namesWidth + column * this.cell + GAP / 2,
      y: band * this.bandHeight + this.monthsHeight + row * this.cell + GAP / 2,
    };
  }

  /** The day at a place; null where there is none. */
  indexAt(x: number, y: number): number | null {
    const band = Math.floor(y / this.bandHeight);
    const row = Math.floor((y - band * this.bandHeight - this.monthsHeight) / this.cell);
    return this.layout.indexAt({ band, row, column: Math.floor((x - this.namesWidth) / this.cell) });
  }

  /** The square of a day as a part of a path. */
  square(index: number): string {
    const { x, y } = this.corner(index);
    const side = this.side.toFixed(1);
    return `M${x.toFixed(1)} ${y.toFixed(1)}h${side}v${side}h-${side}z`;
  }

  /** Short names of the months, above their first whole week. */
  monthLabels(locale: string): { name: string; x: number; y: number }[] {
    const names = dateFormat(locale, { month: 'short', timeZone: 'UTC' });
    return this.layout.months().map(({ month, band, column }) => ({
      name: names.format(new Date(`${month}-01`)),
      x: this.namesWidth + column * this.cell,
      y: band * this.bandHeight + this.monthsHeight - 6,
    }));
  }

  /** Short names of every other weekday, beside the middle of their rows. */
  weekdayLabels(locale: string): { name: string; y: number }[] {
    const names = weekdayNames(locale, 'short');
    const order = weekOrder(this.room.weekStart);
    return Array.from({ length: this.layout.bands }, (_, band) =>
      ROWS_WITH_NAMES.map((row) => ({
        name: names[order[row] ?? 0] ?? '',
        y: band * this.bandHeight + this.monthsHeight + (row + 0.5) * this.cell,
      })),
    ).flat();
  }

  private cellFor(bands: number): number {
    const usual = Math.ceil((366 / bands + 10) / 7);
    const columns = Math.max(usual, new YearLayout(this.year, bands, this.room.weekStart).columns);
    return (this.room.width - this.namesWidth) / columns;
  }
}
