import { formatPeriod, parsePeriod, type Period } from '@audiospective/period';
import { earlierPeriod, laterPeriod } from './period-steps';

const today = { now: new Date('2026-11-21T23:30:00.000Z'), timeZone: 'Europe/Berlin' };

function text(period: Period | null): string | null {
  return period && formatPeriod(period);
}

function period(url: string): Period {
  const parsed = parsePeriod(url);
  if (!parsed) throw new Error(url);
  return parsed;
}

describe('earlierPeriod and laterPeriod', () => {
  it.each([
    ['2026-11', '2026-10', null],
    ['2026-10', '2026-09', '2026-11'],
    ['2024-01', '2023-12', '2024-02'],
    ['2026', '2025', null],
    ['2025', '2024', '2026'],
    ['2024-02-29', '2024-02-28', '2024-03-01'],
    ['2026-10-25..2026-10-31', '2026-10-18..2026-10-24', '2026-11-01..2026-11-07'],
    ['last-4-weeks', '2026-09-28..2026-10-25', null],
    ['all-time', null, null],
    ['9999', '9998', null],
    ['9999-12', '9999-11', null],
  ])('lead from %s to %s and %s', (present, earlier, later) => {
    expect(text(earlierPeriod(period(present), today))).toBe(earlier);
    expect(text(laterPeriod(period(present), today))).toBe(later);
  });

  it('count today by the listener’s calendar: 22 November has begun in Berlin, not in New York', () => {
    const elsewhere = { ...today, timeZone: 'America/New_York' };
    expect(text(laterPeriod(period('2026-11-21'), today))).toBe('2026-11-22');
    expect(text(laterPeriod(period('2026-11-21'), elsewhere))).toBeNull();
  });
});
