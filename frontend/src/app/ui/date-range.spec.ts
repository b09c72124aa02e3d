import { daysBetween, daysOf, playedDays } from './date-range';

const today = { now: new Date('2026-11-21T23:30:00.000Z'), timeZone: 'Europe/Berlin' };

it('days to choose from reach from the first play to today, as the listener’s calendar has them', () => {
  expect(playedDays(today, '2024-03-31T22:30:00.000Z')).toEqual({ from: '2024-04-01', to: '2026-11-22' });
});

it('every day up to today can be chosen before the first play is known', () => {
  const { from, to } = playedDays(today, null);
  expect(from < '2006-10-07').toBe(true);
  expect(to).toBe('2026-11-22');
});

describe('the days of a period', () => {
  const reach = { from: '2024-04-01', to: '2026-11-22' };

  it.each([
    ['a month', { month: '2024-09' }, '2024-09-01', '2024-09-30'],
    ['a month that is not over', { month: '2026-11' }, '2026-11-01', '2026-11-22'],
    ['the year of the first play', { year: 2024 }, '2024-04-01', '2024-12-31'],
    ['all time', { preset: 'ALL_TIME' as const }, '2024-04-01', '2026-11-22'],
    ['days before the first play', { days: { from: '1999-01-01', to: '1999-02-01' } }, '2024-04-01', '2024-04-01'],
  ])('%s', (_, period, from, to) => {
    expect(daysOf(period, today, reach)).toEqual({ from, to });
  });
});

it('two days make the same period in either order', () => {
  const wanted = { days: { from: '2024-02-01', to: '2024-02-10' } };
  expect(daysBetween('2024-02-01', '2024-02-10')).toEqual(wanted);
  expect(daysBetween('2024-02-10', '2024-02-01')).toEqual(wanted);
});
