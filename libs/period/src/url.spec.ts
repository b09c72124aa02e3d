import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { addDays } from './calendar';
import { PERIOD_PRESETS, type Period } from './period';
import { formatPeriod, parsePeriod } from './url';

const day = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1900-01-01', count));
const length = fc.integer({ min: 0, max: 10_000 });
const instant = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) });
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...PERIOD_PRESETS).map((preset) => ({ preset })),
  fc.integer({ min: 1900, max: 9999 }).map((year) => ({ year })),
  day.map((text) => ({ month: text.slice(0, 7) })),
  fc.tuple(day, length).map(([from, days]) => ({ days: { from, to: addDays(from, days) } })),
  fc.tuple(instant, fc.integer({ min: 1, max: 1e12 })).map(([from, milliseconds]) => ({
    instants: { from: new Date(from).toISOString(), to: new Date(from + milliseconds).toISOString() },
  })),
);

describe('a period in the URL', () => {
  it.each<[string, Period]>([
    ['today', { preset: 'TODAY' }],
    ['last-7-days', { preset: 'LAST_7_DAYS' }],
    ['last-4-weeks', { preset: 'LAST_4_WEEKS' }],
    ['all-time', { preset: 'ALL_TIME' }],
    ['2024', { year: 2024 }],
    ['2024-03', { month: '2024-03' }],
    ['2024-03-05', { days: { from: '2024-03-05', to: '2024-03-05' } }],
    ['2024-03-05..2024-04-01', { days: { from: '2024-03-05', to: '2024-04-01' } }],
  ])('is written %s', (text, expected) => {
    expect(parsePeriod(text)).toEqual(expected);
    expect(formatPeriod(expected)).toBe(text);
  });

  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(period, (any) => expect(parsePeriod(formatPeriod(any))).toEqual(any)),
      { numRuns: runs(1_000) },
    );
  });

  it('writes instants in UTC', () => {
    const instants = { from: '2024-03-05T10:00:00+01:00', to: '2024-03-05T10:00Z' };
    expect(formatPeriod({ instants })).toBe('2024-03-05T09:00:00.000Z..2024-03-05T10:00:00.000Z');
  });

  it.each([
    '',
    'LAST_4_WEEKS',
    'last-5-weeks',
    '24',
    '1899',
    '20245',
    '2024-13',
    '2024-02-30',
    '2024-03-05..2024-03-04',
    '2024-03-05..',
    '..2024-03-05',
    '2024-03-05..2024-03-06..2024-03-07',
    '2024-03..2024-04',
    '1900-01-01..2200-01-01',
    '2024-03-05..2024-03-06T10:00:00Z',
    '2024-03-05T10:00:00Z',
    '2024-03-05T10:00:00..2024-03-06T10:00:00',
    '2024-02-30T10:00:00Z..2024-03-06T10:00:00Z',
    '2024-03-06T10:00:00Z..2024-03-06T10:00:00Z',
    '2024-03-05 ',
    'constructor',
    '<script>',
  ])('is nothing when it is %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('is a valid period or nothing, whatever is typed', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.TZ:-]{0,40}$/));
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parsePeriod(text);
        if (parsed) expect(parsePeriod(formatPeriod(parsed))).not.toBeNull();
      }),
    );
  });
});
