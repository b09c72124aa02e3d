import { periodLabel } from './label';
import { PERIOD_PRESETS, type Period } from './period';

describe('periodLabel', () => {
  it.each<[Period, string, string]>([
    [{ preset: 'LAST_4_WEEKS' }, 'en', 'Last 4 weeks'],
    [{ preset: 'ALL_TIME' }, 'de', 'All time'],
    [{ year: 2024 }, 'en', '2024'],
    [{ month: '2024-03' }, 'en', 'March 2024'],
    [{ month: '2024-03' }, 'de', 'März 2024'],
    [{ days: { from: '2024-03-05', to: '2024-03-05' } }, 'en', 'Mar 5, 2024'],
    [{ days: { from: '2024-03-05', to: '2024-03-09' } }, 'en', 'Mar 5 – 9, 2024'],
    [{ days: { from: '2023-12-31', to: '2024-01-01' } }, 'de', '31.12.2023 – 01.01.2024'],
    [
      { instants: { from: '2024-03-05T10:00:00Z', to: '2024-03-05T12:30:00Z' } },
      'en-GB',
      '5 Mar 2024, 10:00–12:30 UTC',
    ],
  ])('calls %j in %s: %s', (period, locale, expected) => {
    expect(periodLabel(period, locale).replace(/[\u2009\u202f\u00a0]/g, ' ')).toBe(expected);
  });

  it('has a name for every preset', () => {
    const labels = PERIOD_PRESETS.map((preset) => periodLabel({ preset }, 'en'));
    expect(new Set(labels).size).toBe(PERIOD_PRESETS.length);
  });
});

it('builds what it formats with once', () => {
  const periods = [{ month: '2024-03' }, { days: { from: '2024-03-05', to: '2024-04-01' } }] as const;
  const labels = () => periods.map((period) => periodLabel(period, 'en'));
  const first = labels();
  const build = jest.spyOn(Intl, 'DateTimeFormat');
  expect(labels()).toEqual(first);
  expect(build).not.toHaveBeenCalled();
  build.mockRestore();
});
