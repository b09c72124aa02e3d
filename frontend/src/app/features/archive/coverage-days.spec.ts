import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { startOfDay } from '@audiospective/period';
import { countStates, coverageDays, type KnownSpans, runsOf, type Span } from './coverage-days';
import { dayStarts } from './day-starts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function span(from: string, to: string): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

function states(spans: Partial<KnownSpans>, extent: Span, zone = 'Europe/Berlin') {
  return coverageDays({ watched: [], exported: [], gaps: [], ...spans }, extent, zone).states;
}

describe('the days of an archive', () => {
  const extent = span('2024-05-31T22:00:00Z', '2024-06-04T10:00:00Z');

  it('are known by watching, by an export, or by both', () => {
    const exported = [span('2024-05-31T22:00:00Z', '2024-06-02T22:00:00Z')];
    const watched = [span('2024-06-02T10:00:00Z', '2024-06-04T10:00:00Z')];
    expect(states({ exported, watched }, extent)).toEqual(['EXPORTED', 'BOTH', 'WATCHED', 'WATCHED']);
  });

  it('are blind when only a part of them is known', () => {
    const exported = [span('2024-05-31T22:00:00Z', '2024-06-02T10:00:00Z')];
    const watched = [span('2024-06-03T04:00:00Z', '2024-06-04T10:00:00Z')];
    const days = coverageDays({ exported, watched, gaps: [] }, extent, 'Europe/Berlin');
    expect(days.states).toEqual(['EXPORTED', 'BLIND', 'BLIND', 'WATCHED']);
    expect([...days.known]).toEqual([1, 0.5, 0.75, 1]);
  });

  it('may have a gap although somebody watched', () => {
    const watched = [extent];
    const gaps = [span('2024-06-02T21:00:00Z', '2024-06-02T23:00:00Z')];
    expect(states({ watched, gaps }, extent)).toEqual(['WATCHED', 'GAP', 'GAP', 'WATCHED']);
  });

  it('do not mind what lies outside of the archive, nor a few seconds between two spans', () => {
    const watched = [span('2020-01-01T00:00:00Z', '2024-06-02T00:00:00Z'), span('2024-06-02T00:00:30Z', '2030-01-01')];
    expect(states({ watched }, extent)).toEqual(['WATCHED', 'WATCHED', 'WATCHED', 'WATCHED']);
  });

  it('have 23 and 25 hours where the clocks change', () => {
    const spring = span('2024-03-29T23:00:00Z', '2024-04-01T22:00:00Z');
    const night = span('2024-03-30T23:00:00Z', '2024-03-31T22:00:00Z');
    expect(states({ watched: [night] }, spring)).toEqual(['BLIND', 'WATCHED', 'BLIND']);
    const autumn = span('2024-10-25T22:00:00Z', '2024-10-28T23:00:00Z');
    const longNight = span('2024-10-26T22:00:00Z', '2024-10-27T23:00:00Z');
    expect(states({ exported: [longNight] }, autumn)).toEqual(['BLIND', 'EXPORTED', 'BLIND']);
  });

  it('that the calendar left out have no length and are not blind', () => {
    const around = span('2011-12-29T10:00:00Z', '2012-01-01T09:59:59Z');
    expect(states({ watched: [around] }, around, 'Pacific/Apia')).toEqual(Array(4).fill('WATCHED'));
  });

  it('are never known to a larger share than they are', () => {
    const start = Date.parse('2024-01-01T00:00:00Z');
    const spans = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 1, max: 200 })).map(([from, hours]) => ({
        from: start + from * HOUR,
        to: start + (from + hours) * HOUR,
      })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, spans, (watched, exported) => {
        const whole = { from: start, to: start + 60 * DAY - 1 };
        const days = coverageDays({ watched, exported, gaps: [] }, whole, 'UTC');
        days.states.forEach((state, day) => {
          const hours = Array.from({ length: 24 }, (_, hour) => start + day * DAY + hour * HOUR);
          const isIn = (list: Span[]) => (at: number) => list.some(({ from, to }) => from <= at && at < to);
          const seen = hours.filter((at) => isIn([...watched, ...exported])(at)).length;
          expect(Math.round((days.known[day] ?? 0) * 24)).toBe(seen);
          expect(state === 'BLIND').toBe(seen < 24);
          expect(state === 'EXPORTED').toBe(seen === 24 && !hours.some(isIn(watched)));
          expect(state === 'WATCHED').toBe(seen === 24 && !hours.some(isIn(exported)));
        });
      }),
      { numRuns: runs(30) },
    );
  });

  it('of thirteen years with thousands of spans are worked out without going through them again and again', () => {
    const from = Date.parse('2013-01-01T00:00:00Z');
    let reads = 0;
    const span = (begin: number, end: number) => ({
      get from() {
        reads++;
        return begin;
      },
      get to() {
        reads++;
        return end;
      },
    });
    const spans = Array.from({ length: 5_000 }, (_, day) => span(from + day * DAY, from + day * DAY + 20 * HOUR));
    const whole = { from, to: from + 5_000 * DAY };
    coverageDays({ watched: spans, exported: spans, gaps: spans }, whole, 'Europe/Berlin');
    expect(reads / spans.length).toBeLessThan(20);
  });
});

it.each(['Europe/Berlin', 'America/Sao_Paulo', 'Africa/Casablanca', 'Pacific/Apia', 'Asia/Kathmandu'])(
  'days begin when the calendar of %s says so',
  (zone) => {
    const starts = dayStarts('2010-01-01', 5_000, zone);
    const days = Array.from({ length: 5_001 }, (_, day) => new Date(Date.UTC(2010, 0, 1 + day)).toISOString());
    expect([...starts]).toEqual(days.map((day) => startOfDay(day.slice(0, 10), zone).getTime()));
  },
);

it('days in a row are runs, and each day is in one of them', () => {
  const days = ['EXPORTED', 'EXPORTED', 'GAP', 'WATCHED', 'WATCHED', 'EXPORTED'] as const;
  const runs = runsOf(days);
  expect(runs).toEqual([
    { state: 'EXPORTED', from: 0, to: 1 },
    { state: 'GAP', from: 2, to: 2 },
    { state: 'WATCHED', from: 3, to: 4 },
    { state: 'EXPORTED', from: 5, to: 5 },
  ]);
  expect(countStates(days)).toEqual({ BOTH: 0, WATCHED: 2, EXPORTED: 3, GAP: 1, BLIND: 0 });
});
