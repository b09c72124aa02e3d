import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { CalendarGeometry } from './calendar-geometry';

const LEAP_YEAR = { year: 2024, firstDay: '2024-01-01', from: 0, count: 366 };

describe('the drawing of a year', () => {
  it('keeps every day inside, apart from the others, and finds it where it is drawn', () => {
    const rooms = fc.record({
      width: fc.integer({ min: 200, max: 1600 }),
      scale: fc.double({ min: 1, max: 2, noNaN: true }),
      weekStart: fc.constantFrom('MONDAY' as const, 'SATURDAY' as const, 'SUNDAY' as const),
    });
    fc.assert(
      fc.property(rooms, (room) => {
        const year = new CalendarGeometry(LEAP_YEAR, room);
        const corners = Array.from({ length: LEAP_YEAR.count }, (_, index) => year.corner(index));
        const half = year.side / 2;
        corners.forEach(({ x, y }, index) => {
          expect(x >= 0 && x + year.side <= room.width && y >= 0 && y + year.side <= year.height).toBe(true);
          expect(year.indexAt(x + half, y + half)).toBe(index);
        });
      }),
      { numRuns: runs(50) },
    );
  });

  it('takes more bands on a narrow screen, so that days stay large enough', () => {
    for (const width of [246, 316, 700, 1054]) {
      const year = new CalendarGeometry(LEAP_YEAR, { width, scale: 1, weekStart: 'MONDAY' });
      expect(year.cell).toBeGreaterThanOrEqual(11);
    }
  });

  it('names months and every other weekday in the language of the listener', () => {
    const year = new CalendarGeometry(LEAP_YEAR, { width: 1054, scale: 1, weekStart: 'SUNDAY' });
    expect(year.monthLabels('de').map(({ name }) => name)).toContain('Mär');
    expect(year.weekdayLabels('de').map(({ name }) => name)).toEqual(['So', 'Di', 'Do']);
  });
});
