import type { Period } from '@audiospective/period';
import { fitsCalendar } from './calendar-room';

const TODAY = { now: new Date('2026-11-21T13:05:00.000Z'), timeZone: 'Europe/Berlin' };

describe('the room of a calendar', () => {
  it.each<[Period, boolean]>([
    [{ preset: 'ALL_TIME' }, true],
    [{ year: 2024 }, true],
    [{ days: { from: '2000-01-01', to: '2054-10-03' } }, true],
    [{ days: { from: '2000-01-01', to: '2054-10-04' } }, false],
    [{ instants: { from: '1900-01-01T00:00:00Z', to: '2090-01-01T00:00:00Z' } }, false],
  ])('of %o', (period, fits) => {
    expect(fitsCalendar(period, TODAY)).toBe(fits);
  });
});
