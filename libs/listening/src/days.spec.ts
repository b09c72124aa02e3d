import * as fc from 'fast-check';
import { dayNumber, dayText, monthOfDay, startOfMonth, startOfWeek, weekdayOf } from './days';
import type { WeekStart } from './question';

const days = fc.integer({ min: -25_000, max: 2_900_000 });

describe('days', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1972-02-29', 789],
    ['2000-03-01', 11_017],
  ])('numbers %s as %i', (text, number) => {
    expect([dayNumber(text), dayText(number)]).toEqual([number, text]);
  });

  it.each([
    ['2024-02-26', 0],
    ['1969-12-28', 6],
    ['1970-01-01', 3],
  ])('knows the weekday of %s', (text, weekday) => {
    expect(weekdayOf(dayNumber(text))).toBe(weekday);
  });

  it.each<[WeekStart, string]>([
    ['MONDAY', '2024-02-26'],
    ['SATURDAY', '2024-03-02'],
    ['SUNDAY', '2024-02-25'],
  ])('begins the week of a Saturday on a %s', (weekStart, expected) => {
    expect(dayText(startOfWeek(dayNumber('2024-03-02'), weekStart))).toBe(expected);
  });

  it('lets every day be in the month that began last', () => {
    fc.assert(
      fc.property(days, (day) => {
        const month = monthOfDay(day);
        expect(startOfMonth(month)).toBeLessThanOrEqual(day);
        expect(startOfMonth(month + 1)).toBeGreaterThan(day);
        expect(dayText(startOfMonth(month))).toBe(`${dayText(day).slice(0, 7)}-01`);
      }),
    );
  });
});
