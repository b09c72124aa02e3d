import { addDays } from '@audiospective/period';
import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { type CalendarDays, calendarYears, YearLayout } from './calendar-weeks';
import type { WeekStart } from './week';

function days(firstDay: string, count: number): CalendarDays {
  const none = new Array<number>(count).fill(0);
  return { firstDay, plays: none, msPlayed: none, levels: none };
}

describe('the years of a calendar', () => {
  it('cut the days at New Year', () => {
    expect(calendarYears(days('2023-12-30', 369))).toEqual([
      { year: 2023, firstDay: '2023-12-30', from: 0, count: 2 },
      { year: 2024, firstDay: '2024-01-01', from: 2, count: 366 },
      { year: 2025, firstDay: '2025-01-01', from: 368, count: 1 },
    ]);
  });

  it('stay one where the days are no more than a year', () => {
    expect(calendarYears(days('2025-11-22', 365))).toEqual([
      { year: 2026, firstDay: '2025-11-22', from: 0, count: 365 },
    ]);
  });

  it('are none without days', () => {
    expect(calendarYears({ firstDay: null, plays: [], msPlayed: [], levels: [] })).toEqual([]);
  });
});

describe('the layout of a year', () => {
  const year2024 = { year: 2024, firstDay: '2024-01-01', from: 0, count: 366 };

  it.each([
    ['MONDAY', 0, { band: 0, column: 0, row: 0 }],
    ['SUNDAY', 0, { band: 0, column: 0, row: 1 }],
    ['SATURDAY', 0, { band: 0, column: 0, row: 2 }],
    ['SUNDAY', 6, { band: 0, column: 1, row: 0 }],
    ['MONDAY', 365, { band: 0, column: 52, row: 1 }],
  ] as const)('with weeks from %s on, day %d', (weekStart, index, place) => {
    expect(new YearLayout(year2024, 1, weekStart).placeOf(index)).toEqual(place);
  });

  it('finds every day where it has put it, and no two at one place', () => {
    const starts = fc.constantFrom<WeekStart>('MONDAY', 'SUNDAY', 'SATURDAY');
    const bands = fc.constantFrom(1, 2, 3, 4, 6);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        bands,
        starts,
        fc.constantFrom(40, 366, 800),
        (offset, count, weekStart, length) => {
          const firstDay = addDays('1990-01-01', offset);
          const year = calendarYears(days(firstDay, length))[0];
          if (!year) throw new Error('no year');
          const layout = new YearLayout(year, count, weekStart);
          const places = Array.from({ length: year.count }, (_, index) => layout.placeOf(index));
          expect(new Set(places.map(({ band, column, row }) => `${band} ${column} ${row}`)).size).toBe(year.count);
          expect(Math.max(...places.map(({ band }) => band))).toBeLessThan(layout.bands);
          expect(Math.max(...places.map(({ column }) => column))).toBe(layout.columns - 1);
          expect(places.map((place) => layout.indexAt(place))).toEqual(places.map((_, index) => index));
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it('begins with the first day where the days go over New Year, and names the months that have room', () => {
    const layout = new YearLayout({ year: 2026, firstDay: '2025-11-22', from: 0, count: 365 }, 1, 'MONDAY');
    expect(layout.placeOf(0)).toEqual({ band: 0, column: 0, row: 5 });
    expect(layout.columns).toBe(53);
    const months = layout.months();
    expect(months.map(({ month }) => month)).toEqual([
      '2025-12',
      ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`),
    ]);
    expect(months[0]?.column).toBe(2);
  });

  it('has nothing outside of the year', () => {
    const layout = new YearLayout(year2024, 2, 'MONDAY');
    expect(layout.indexAt({ band: 2, column: 0, row: 0 })).toBeNull();
    expect(layout.indexAt({ band: 1, column: 40, row: 0 })).toBeNull();
    expect(layout.indexAt({ band: 0, column: 0, row: 7 })).toBeNull();
    expect(layout.indexAt({ band: 0, column: 60, row: 0 })).toBeNull();
  });
});
