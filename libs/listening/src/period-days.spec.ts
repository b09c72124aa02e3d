import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { periodBounds, type Period } from '@audiospective/period';
import { calendar } from './calendar';
import { ONE_TRACK } from './testing/asking';
import { ZONES } from './testing/arbitraries';
import { historyOf } from './testing/history-of';
import { Selection } from './selection';
import { timeline, type Bucket } from './timeline';
import { zoneOf } from './zone';

const zones = fc.constantFrom(...ZONES, 'Europe/London', 'Asia/Shanghai', 'America/Los_Angeles', 'Europe/Dublin');
const years = fc.integer({ min: 1900, max: 2200 });
const months = fc.tuple(years, fc.integer({ min: 1, max: 12 }));
/** Apia never had this day. */
const LEFT_OUT = '2011-12-30';
const periods: fc.Arbitrary<Period> = fc.oneof(
  years.map((year) => ({ year })),
  months.map(([year, month]) => ({ month: `${year}-${String(month).padStart(2, '0')}` })),
  fc
    .tuple(months, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 400 }))
    .map(([[year, month], day, more]) => {
      const from = Date.UTC(year, month - 1, day);
      return { days: { from: dayOf(from), to: dayOf(from + more * 86_400_000) } };
    }),
);

describe('a period of local days', () => {
  it('has a step for each of them, in any zone, long before and after there can be plays', () => {
    fc.assert(
      fc.property(zones, periods, (timeZone, period) => {
        const { from, to, firstDay, lastDay } = periodBounds(period, timeZone, new Date(0));
        fc.pre(timeZone !== 'Pacific/Apia' || ![firstDay, lastDay].includes(LEFT_OUT));
        const selection = selectionOf(timeZone, from!, to!);
        const days = timeline(selection, 'DAY');
        expect([days.first, days.plays.length]).toEqual([firstDay, daysBetween(firstDay!, lastDay!)]);
        expect(calendar(selection).firstDay).toBe(firstDay);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it.each([
    ['Europe/London', { year: 1960 }, 'YEAR', '1960-01-01', 1],
    ['Asia/Shanghai', { year: 1900 }, 'DAY', '1900-01-01', 365],
    ['Europe/London', { month: '2200-07' }, 'DAY', '2200-07-01', 31],
    ['Africa/Monrovia', { year: 1970 }, 'MONTH', '1970-01-01', 12],
  ] as const)('%s %j by %s', (timeZone, period, by: Bucket, first, steps) => {
    const { from, to } = periodBounds(period, timeZone, new Date(0));
    const answer = timeline(selectionOf(timeZone, from!, to!), by);
    expect([answer.first, answer.plays.length]).toEqual([first, steps]);
  });
});

function selectionOf(timeZone: string, from: Date, to: Date): Selection {
  return new Selection(historyOf([], ONE_TRACK), {
    from: from.getTime(),
    to: to.getTime(),
    countingRule: 'THIRTY_SECONDS',
    weekStart: 'MONDAY',
    zone: zoneOf(timeZone),
  });
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
}
