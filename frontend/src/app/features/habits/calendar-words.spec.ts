import { calendarSummary, calendarTable } from './calendar-words';
import type { HabitCalendarFragment } from './habits.generated';

const HOUR_MS = 3_600_000;

function calendarOf(firstDay: string, plays: number[], busiest: { day: string; plays: number } | null) {
  const calendar: HabitCalendarFragment = {
    __typename: 'Calendar',
    firstDay,
    plays,
    msPlayed: plays.map((count) => (count > 0 ? HOUR_MS : 0)),
    levels: plays.map((count) => Math.min(4, count)),
    busiestDay: busiest && { __typename: 'DayOfPlays', ...busiest, msPlayed: HOUR_MS },
  };
  return calendar;
}

describe('the calendar in words', () => {
  const week = calendarOf('2026-03-02', [2, 0, 5, 0, 0, 0, 0], { day: '2026-03-04', plays: 5 });

  it('counts days with plays and names the busiest', () => {
    expect(calendarSummary(week, { today: '2026-11-21', locale: 'en-GB' })).toBe(
      'You listened on 2 of 7 days; the busiest was 4 Mar 2026, with 5 plays in 1 hr.',
    );
  });

  it('leaves out the days that are still to come', () => {
    expect(calendarSummary(week, { today: '2026-03-05', locale: 'en-GB' })).toContain('on 2 of 4 days');
  });

  it('does not call a day the busiest that others equal', () => {
    const even = calendarOf('2026-03-02', [5, 0, 5], { day: '2026-03-02', plays: 5 });
    expect(calendarSummary(even, { today: '2026-11-21', locale: 'en-GB' })).toContain('none was busier than 2 Mar');
  });

  it('says of one day only which it was', () => {
    const one = calendarOf('2026-03-02', [0, 1, 0], { day: '2026-03-03', plays: 1 });
    expect(calendarSummary(one, { today: '2026-11-21', locale: 'en-GB' })).toBe(
      'You listened on 1 of 3 days: 3 Mar 2026, with 1 play in 1 hr.',
    );
  });

  it('has a table of the days with plays', () => {
    expect(calendarTable(week, 'en-GB').rows).toEqual([
      ['2 Mar 2026', '2', '1 hr'],
      ['4 Mar 2026', '5', '1 hr'],
    ]);
  });

  it('has a table of months when it is longer than a year', () => {
    const years = calendarOf('2024-12-31', [3, ...Array.from({ length: 31 }, () => 1), ...Array(400).fill(0)], null);
    const table = calendarTable(years, 'en-GB');
    expect(table.columns[0]).toBe('Month');
    expect(table.rows).toEqual([
      ['December 2024', '3', '1 hr'],
      ['January 2025', '31', '31 hrs'],
    ]);
  });
});
