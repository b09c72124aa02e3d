import type { Period } from '@audiospective/period';
import { periodOfStep, stepOf, stepsOf } from './timeline-steps';

const TODAY = { now: new Date('2026-11-21T13:05:00.000Z'), timeZone: 'Europe/Berlin' };

describe('the length of the steps', () => {
  it.each<[Period, string]>([
    [{ preset: 'TODAY' }, 'HOUR'],
    [{ days: { from: '2024-03-05', to: '2024-03-06' } }, 'HOUR'],
    [{ days: { from: '2024-03-05', to: '2024-03-07' } }, 'DAY'],
    [{ instants: { from: '2024-03-05T10:00:00Z', to: '2024-03-05T12:00:00Z' } }, 'HOUR'],
    [{ preset: 'LAST_4_WEEKS' }, 'DAY'],
    [{ month: '2024-03' }, 'DAY'],
    [{ days: { from: '2024-01-01', to: '2024-04-02' } }, 'DAY'],
    [{ days: { from: '2024-01-01', to: '2024-04-03' } }, 'WEEK'],
    [{ preset: 'LAST_6_MONTHS' }, 'WEEK'],
    [{ preset: 'LAST_12_MONTHS' }, 'WEEK'],
    [{ year: 2024 }, 'MONTH'],
    [{ preset: 'THIS_YEAR' }, 'MONTH'],
    [{ days: { from: '2020-01-01', to: '2024-12-31' } }, 'MONTH'],
    [{ days: { from: '2014-01-01', to: '2024-12-31' } }, 'YEAR'],
    [{ preset: 'ALL_TIME' }, 'MONTH'],
  ])('of %j is %s', (period, step) => expect(stepOf(period, TODAY)).toBe(step));
});

describe('the steps', () => {
  it('end with today: what is still to come is not shown as silence', () => {
    const timeline = {
      by: 'DAY',
      starts: ['2026-11-20', '2026-11-21', '2026-11-22'],
      plays: [1, 2, 0],
      msPlayed: [9, 8, 0],
    } as const;
    const { by, steps } = stepsOf(
      { ...timeline, starts: [...timeline.starts], plays: [...timeline.plays], msPlayed: [...timeline.msPlayed] },
      '2026-11-21',
    );
    expect(by).toBe('DAY');
    expect(steps).toEqual([
      { start: '2026-11-20', plays: 1, msPlayed: 9 },
      { start: '2026-11-21', plays: 2, msPlayed: 8 },
    ]);
  });

  it.each([
    [60, 'MONTH', 60],
    [61, 'YEAR', 6],
  ])('of %d months are told by %s', (count, told, length) => {
    const starts = Array.from(
      { length: count },
      (_, index) => `${2015 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    );
    const { by, steps } = stepsOf(
      { by: 'MONTH', starts, plays: starts.map(() => 2), msPlayed: starts.map(() => 10) },
      '2026-11-21',
    );
    expect([by, steps.length]).toEqual([told, length]);
    expect(steps.reduce((sum, step) => sum + step.plays, 0)).toBe(2 * count);
    expect(steps.reduce((sum, step) => sum + step.msPlayed, 0)).toBe(10 * count);
  });
});

describe('a step seen closer', () => {
  const YEAR = { firstDay: '2024-01-01', lastDay: '2024-12-31' };

  it.each<[string, 'HOUR' | 'DAY' | 'WEEK' | 'MONTH' | 'YEAR', Period | null]>([
    ['2024-03-05T13', 'HOUR', null],
    ['2024-03-05', 'DAY', { days: { from: '2024-03-05', to: '2024-03-05' } }],
    ['2024-03-04', 'WEEK', { days: { from: '2024-03-04', to: '2024-03-10' } }],
    ['2023-12-28', 'WEEK', { days: { from: '2024-01-01', to: '2024-01-03' } }],
    ['2024-12-30', 'WEEK', { days: { from: '2024-12-30', to: '2024-12-31' } }],
    ['2024-03-01', 'MONTH', { month: '2024-03' }],
    ['2024-01-01', 'YEAR', { year: 2024 }],
  ])('%s by %s', (start, by, period) => expect(periodOfStep({ start }, by, YEAR)).toEqual(period));

  it('is whole within all time', () => {
    const period = periodOfStep({ start: '2024-03-04' }, 'WEEK', { firstDay: null, lastDay: null });
    expect(period).toEqual({ days: { from: '2024-03-04', to: '2024-03-10' } });
  });
});
