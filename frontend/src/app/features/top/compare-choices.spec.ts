import { formatPeriod, parsePeriod, type Period } from '@audiospective/period';
import { chosenValue, compareChoices } from './compare-choices';
import { nearbyPeriods, relationOf } from './nearby-periods';

const today = { now: new Date('2026-11-21T23:30:00.000Z'), timeZone: 'Europe/Berlin' };
const range = { today, firstPlayedAt: '2024-02-10T18:00:00.000Z', locale: 'en-GB' };

function period(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

describe('the periods nearby', () => {
  it.each([
    ['2024-03', '2024-02', '2023-03'],
    ['2024', '2023', null],
    ['2024-02-29', '2024-02-28', '2023-02-28'],
    ['last-4-weeks', '2026-09-28..2026-10-25', '2025-10-26..2025-11-22'],
    ['last-12-months', '2024-11-23..2025-11-22', null],
    ['this-month', '2026-10', '2025-11'],
    ['this-year', '2025', null],
    ['all-time', null, null],
    ['1900', null, null],
    ['1900-06', '1900-05', null],
    ['1900-06-01..1900-06-30', '1900-05-02..1900-05-31', null],
    ['2024-03-05T10:00:00Z..2024-03-05T12:00:00Z', '2024-03-05T08:00:00.000Z..2024-03-05T10:00:00.000Z', null],
  ])('of %s are %s before it and %s a year earlier', (text, before, yearBefore) => {
    const nearby = nearbyPeriods(period(text), today);
    expect(nearby.before && formatPeriod(nearby.before)).toBe(before);
    expect(nearby['year-before'] && formatPeriod(nearby['year-before'])).toBe(yearBefore);
  });

  it('are known again by their relation', () => {
    expect(relationOf(period('2024-02'), period('2024-03'), today)).toBe('before');
    expect(relationOf(period('2023-03'), period('2024-03'), today)).toBe('year-before');
    expect(relationOf(period('2019'), period('2024-03'), today)).toBeNull();
    expect(relationOf(null, period('2024-03'), today)).toBeNull();
  });
});

describe('the choices to compare with', () => {
  const values = (shown: string, compared: string | null = null) =>
    compareChoices(period(shown), compared === null ? null : period(compared), range).flatMap((group) =>
      group.choices.map(({ value }) => value),
    );

  it('begin with the periods nearby and leave out what is shown', () => {
    const offered = values('2024-03');
    expect(offered.slice(0, 2)).toEqual(['before', 'year-before']);
    expect(offered).not.toContain('2024-03');
    expect(offered).toContain('2025');
  });

  it('hold every choice once', () => {
    for (const shown of ['2024-03', '2026', 'this-year', 'last-4-weeks', 'all-time']) {
      const offered = values(shown, '2025');
      expect(new Set(offered).size).toBe(offered.length);
    }
  });

  it.each([
    ['2024-03', '2024-02', 'before'],
    ['2024-03', '2023-03', 'year-before'],
    ['2024-03', '2025', '2025'],
    ['2024-03', '2019-07', '2019-07'],
  ])('hold what %s is compared with: %s', (shown, compared, value) => {
    expect(chosenValue(period(shown), period(compared), range)).toBe(value);
    expect(values(shown, compared)).toContain(value);
  });

  it('name nothing where nothing is compared', () => {
    expect(chosenValue(period('2024-03'), null, range)).toBe('');
  });
});
