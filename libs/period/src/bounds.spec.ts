import * as fc from 'fast-check';
import { periodBounds, previousPeriod } from './bounds';
import { addDays, shiftMonth } from './calendar';
import { PERIOD_PRESETS, type Period, type PeriodErrorCode } from './period';

const NOW = new Date('2024-08-31T22:30:00Z');
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'America/Sao_Paulo', 'Pacific/Apia'];

const zone = fc.constantFrom(...ZONES, 'Africa/Casablanca', 'Pacific/Kiritimati', 'America/Havana');
const now = fc.date({ min: new Date('2006-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1975-01-01', count));

/** First and last day, and the two instants, as text. */
function boundsOf(period: Period, timeZone: string, at = NOW) {
  const { from, to, firstDay, lastDay } = periodBounds(period, timeZone, at);
  return [firstDay, lastDay, from?.toISOString(), to?.toISOString()];
}

describe('periodBounds', () => {
  it.each<[Period, string, string, string, string]>([
    [{ preset: 'TODAY' }, '2024-09-01', '2024-09-01', '2024-08-31T22:00:00.000Z', '2024-09-01T22:00:00.000Z'],
    [{ preset: 'LAST_7_DAYS' }, '2024-08-26', '2024-09-01', '2024-08-25T22:00:00.000Z', '2024-09-01T22:00:00.000Z'],
    [{ preset: 'LAST_4_WEEKS' }, '2024-08-05', '2024-09-01', '2024-08-04T22:00:00.000Z', '2024-09-01T22:00:00.000Z'],
    [{ preset: 'LAST_6_MONTHS' }, '2024-03-02', '2024-09-01', '2024-03-01T23:00:00.000Z', '2024-09-01T22:00:00.000Z'],
    [{ preset: 'LAST_12_MONTHS' }, '2023-09-02', '2024-09-01', '2023-09-01T22:00:00.000Z', '2024-09-01T22:00:00.000Z'],
    [{ preset: 'THIS_MONTH' }, '2024-09-01', '2024-09-30', '2024-08-31T22:00:00.000Z', '2024-09-30T22:00:00.000Z'],
    [{ preset: 'THIS_YEAR' }, '2024-01-01', '2024-12-31', '2023-12-31T23:00:00.000Z', '2024-12-31T23:00:00.000Z'],
    [{ year: 2023 }, '2023-01-01', '2023-12-31', '2022-12-31T23:00:00.000Z', '2023-12-31T23:00:00.000Z'],
    [{ year: 9999 }, '9999-01-01', '9999-12-31', '9998-12-31T23:00:00.000Z', '9999-12-31T23:00:00.000Z'],
    [{ month: '2024-02' }, '2024-02-01', '2024-02-29', '2024-01-31T23:00:00.000Z', '2024-02-29T23:00:00.000Z'],
    [
      { days: { from: '2024-03-31', to: '2024-03-31' } },
      '2024-03-31',
      '2024-03-31',
      '2024-03-30T23:00:00.000Z',
      '2024-03-31T22:00:00.000Z',
    ],
    [
      { instants: { from: '2024-03-05T23:30:00+01:00', to: '2024-03-06T23:00:00Z' } },
      '2024-03-05',
      '2024-03-06',
      '2024-03-05T22:30:00.000Z',
      '2024-03-06T23:00:00.000Z',
    ],
  ])('in Berlin, on the first of September just after midnight: %j', (period, ...expected) => {
    expect(boundsOf(period, 'Europe/Berlin')).toEqual(expected);
  });

  it('is the other day where it is still the day before', () => {
    expect(boundsOf({ preset: 'TODAY' }, 'America/New_York').slice(0, 2)).toEqual(['2024-08-31', '2024-08-31']);
    expect(boundsOf({ preset: 'LAST_6_MONTHS' }, 'America/New_York').slice(0, 2)).toEqual(['2024-03-01', '2024-08-31']);
  });

  it('has 23 hours when the clocks go forward, and 25 when they go back', () => {
    const hours = (text: string) => {
      const { from, to } = periodBounds({ days: { from: text, to: text } }, 'Europe/Berlin', NOW);
      return (to!.getTime() - from!.getTime()) / 3_600_000;
    };
    expect([hours('2024-03-31'), hours('2024-06-01'), hours('2024-10-27')]).toEqual([23, 24, 25]);
  });

  it('gives no time to a day that a zone left out', () => {
    const [, , from, to] = boundsOf({ days: { from: '2011-12-30', to: '2011-12-30' } }, 'Pacific/Apia');
    expect(from).toBe(to);
  });

  it('is unbounded for all time', () => {
    expect(periodBounds({ preset: 'ALL_TIME' }, 'UTC', NOW)).toEqual({
      from: null,
      to: null,
      firstDay: null,
      lastDay: null,
    });
  });

  it('leaves no hole and no overlap between days, months and years', () => {
    fc.assert(
      fc.property(zone, day, (timeZone, text) => {
        const end = (period: Period) => periodBounds(period, timeZone, NOW).to;
        const start = (period: Period) => periodBounds(period, timeZone, NOW).from;
        const next = addDays(text, 1);
        const month = text.slice(0, 7);
        const year = Number(text.slice(0, 4));
        expect(end({ days: { from: text, to: text } })).toEqual(start({ days: { from: next, to: next } }));
        expect(end({ month })).toEqual(start({ month: shiftMonth(month, 1) }));
        expect(end({ year })).toEqual(start({ year: year + 1 }));
        expect(start({ year })).toEqual(start({ month: `${year}-01` }));
      }),
    );
  });

  it('holds the present, unless it is all time', () => {
    fc.assert(
      fc.property(zone, now, fc.constantFrom(...PERIOD_PRESETS), (timeZone, at, preset) => {
        const { from, to } = periodBounds({ preset }, timeZone, at);
        if (from && to) expect(from <= at && at < to).toBe(true);
        else expect(preset).toBe('ALL_TIME');
      }),
    );
  });

  it.each<[PeriodErrorCode, Period, string]>([
    ['BAD_PRESET', { preset: 'YESTERDAY' as 'TODAY' }, 'UTC'],
    ['BAD_YEAR', { year: 1899 }, 'UTC'],
    ['BAD_YEAR', { year: 10_000 }, 'UTC'],
    ['BAD_YEAR', { year: 2024.5 }, 'UTC'],
    ['BAD_YEAR', { year: Number.NaN }, 'UTC'],
    ['BAD_MONTH', { month: '2024-13' }, 'UTC'],
    ['BAD_MONTH', { month: '1899-12' }, 'UTC'],
    ['BAD_DAY', { days: { from: '2024-02-30', to: '2024-03-01' } }, 'UTC'],
    ['BAD_DAY', { days: { from: '2024-03-01', to: 'tomorrow' } }, 'UTC'],
    ['REVERSED', { days: { from: '2024-03-02', to: '2024-03-01' } }, 'UTC'],
    ['TOO_LONG', { days: { from: '1900-01-01', to: '2200-01-01' } }, 'UTC'],
    ['BAD_INSTANT', { instants: { from: '2024-03-01', to: '2024-03-02' } }, 'UTC'],
    ['BAD_INSTANT', { instants: { from: '2024-03-01T10:00:00', to: '2024-03-02T10:00:00Z' } }, 'UTC'],
    ['BAD_INSTANT', { instants: { from: '2024-02-30T10:00:00Z', to: '2024-03-02T10:00:00Z' } }, 'UTC'],
    ['BAD_INSTANT', { instants: { from: '2024-02-28T24:00:00Z', to: '2024-03-02T10:00:00Z' } }, 'UTC'],
    ['REVERSED', { instants: { from: '2024-03-02T10:00:00Z', to: '2024-03-02T10:00:00Z' } }, 'UTC'],
    ['TOO_LONG', { instants: { from: '1900-01-01T00:00:00Z', to: '2200-01-01T00:00:00Z' } }, 'UTC'],
    ['BAD_TIME_ZONE', { year: 2024 }, 'Europe/Nowhere'],
    ['BAD_TIME_ZONE', { preset: 'ALL_TIME' }, ''],
  ])('refuses with %s: %j in %j', (code, period, timeZone) => {
    const refusal = expect.objectContaining({
      name: 'PeriodError',
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
    expect(() => periodBounds(period, timeZone, NOW)).toThrow(refusal);
    expect(() => previousPeriod(period, timeZone, NOW)).toThrow(refusal);
  });
});

describe('previousPeriod', () => {
  it.each<[Period, Period | null]>([
    [{ preset: 'TODAY' }, { days: { from: '2024-08-31', to: '2024-08-31' } }],
    [{ preset: 'LAST_7_DAYS' }, { days: { from: '2024-08-19', to: '2024-08-25' } }],
    [{ preset: 'LAST_4_WEEKS' }, { days: { from: '2024-07-08', to: '2024-08-04' } }],
    [{ preset: 'LAST_6_MONTHS' }, { days: { from: '2023-09-02', to: '2024-03-01' } }],
    [{ preset: 'LAST_12_MONTHS' }, { days: { from: '2022-09-02', to: '2023-09-01' } }],
    [{ preset: 'THIS_MONTH' }, { month: '2024-08' }],
    [{ preset: 'THIS_YEAR' }, { year: 2023 }],
    [{ preset: 'ALL_TIME' }, null],
    [{ year: 2024 }, { year: 2023 }],
    [{ year: 1900 }, null],
    [{ month: '2024-01' }, { month: '2023-12' }],
    [{ month: '1900-01' }, null],
    [{ days: { from: '2024-03-01', to: '2024-03-10' } }, { days: { from: '2024-02-20', to: '2024-02-29' } }],
    [{ days: { from: '1900-01-05', to: '1900-01-20' } }, null],
    [
      { instants: { from: '2024-03-05T10:00:00Z', to: '2024-03-05T12:00:00Z' } },
      { instants: { from: '2024-03-05T08:00:00.000Z', to: '2024-03-05T10:00:00.000Z' } },
    ],
    [{ instants: { from: '1900-01-01T00:00:00Z', to: '1900-01-02T00:00:00Z' } }, null],
  ])('in Berlin on the first of September, before %j: %j', (period, expected) => {
    expect(previousPeriod(period, 'Europe/Berlin', NOW)).toEqual(expected);
  });

  it('counts whole months back from today, also from the end of a month', () => {
    const at = new Date('2024-08-30T12:00:00Z');
    expect(boundsOf({ preset: 'LAST_6_MONTHS' }, 'UTC', at).slice(0, 2)).toEqual(['2024-03-01', '2024-08-30']);
    expect(previousPeriod({ preset: 'LAST_6_MONTHS' }, 'UTC', at)).toEqual({
      days: { from: '2023-08-31', to: '2024-02-29' },
    });
  });

  it('ends where its period begins', () => {
    const period = fc.oneof(
      fc.constantFrom(...PERIOD_PRESETS).map((preset): Period => ({ preset })),
      fc.tuple(day, fc.nat(400)).map(([from, count]): Period => ({ days: { from, to: addDays(from, count) } })),
      day.map((text): Period => ({ month: text.slice(0, 7) })),
    );
    fc.assert(
      fc.property(zone, now, period, (timeZone, at, any) => {
        const previous = previousPeriod(any, timeZone, at);
        if (!previous) return;
        expect(periodBounds(previous, timeZone, at).to).toEqual(periodBounds(any, timeZone, at).from);
      }),
    );
  });
});
