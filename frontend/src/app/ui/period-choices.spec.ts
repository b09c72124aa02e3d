import { type Period } from '@audiospective/period';
import { periodChoices } from './period-choices';

const today = { now: new Date('2026-11-21T13:05:00.000Z'), timeZone: 'Europe/Berlin' };

function offered(period: Period, firstPlayedAt: string | null) {
  const groups = periodChoices(period, { today, firstPlayedAt, locale: 'en' });
  return Object.fromEntries(groups.map(({ heading, choices }) => [heading, choices.map(({ value }) => value)]));
}

describe('periodChoices', () => {
  it('offers the named periods, this year’s months and all years since the first play, newest first', () => {
    const groups = offered({ preset: 'LAST_4_WEEKS' }, '2024-03-31T22:30:00.000Z');
    expect(groups['Up to now']).toContain('last-4-weeks');
    expect(groups['Months of 2026']?.slice(0, 2)).toEqual(['2026-11', '2026-10']);
    expect(groups['Months of 2026']).toHaveLength(11);
    expect(groups['Years']).toEqual(['2026', '2025', '2024']);
  });

  it('offers the months of the year that is shown, not before the first play in the listener’s zone', () => {
    const groups = offered({ year: 2024 }, '2024-03-31T22:30:00.000Z');
    expect(groups['Months of 2024']).toEqual(
      ['12', '11', '10', '09', '08', '07', '06', '05', '04'].map((month) => `2024-${month}`),
    );
  });

  it('puts a period that is none of these on top, so that the list always shows the present one', () => {
    const groups = offered({ days: { from: '2024-02-01', to: '2024-02-10' } }, null);
    expect(groups['Shown now']).toEqual(['2024-02-01..2024-02-10']);
    expect(groups['Years']).toEqual(['2026']);
    expect(offered({ year: 1950 }, null)['Shown now']).toEqual(['1950']);
  });
});
