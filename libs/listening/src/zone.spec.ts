import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { ZONES } from './testing/arbitraries';
import { offsetAt, pieceAt, zoneOf } from './zone';

/** Seconds that the clock on the wall is ahead of UTC, read from its parts. */
function wallOffset(timeZone: string, second: number): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  const [day, month, year, hour, minute, rest] = format
    .format(second * 1000)
    .match(/\d+/g)!
    .map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, rest) / 1000 - second;
}

const second = fc.integer({ min: 0, max: 0xffff_ffff });

/** Of the years that a period may name and Intl tells apart. */
const anySecond = fc.integer({ min: Date.parse('1900-01-01') / 1000, max: Date.parse('2400-01-01') / 1000 });

describe('zoneOf', () => {
  it('knows local time before and after there can be plays', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anySecond, (name, at) => {
        expect(offsetAt(zoneOf(name), at)).toBe(wallOffset(name, at));
      }),
      { numRuns: runs(300) },
    );
  });

  it('knows local time at any second that a column can hold', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), second, (name, at) => {
        expect(offsetAt(zoneOf(name), at)).toBe(wallOffset(name, at));
      }),
      { numRuns: runs(300) },
    );
  });

  it.each(ZONES)('changes the clocks of %s in the very second in which the wall does', (name) => {
    const zone = zoneOf(name);
    for (let piece = 1; piece < zone.start.length; piece++) {
      const at = zone.start[piece]!;
      expect([wallOffset(name, at - 1), wallOffset(name, at)]).toEqual([zone.offset[piece - 1], zone.offset[piece]]);
    }
  });

  it('finds a summer time of one week', () => {
    const zone = zoneOf('America/Recife');
    const summer = pieceAt(zone, Date.parse('2000-10-10T00:00:00Z') / 1000);
    expect(new Date(zone.start[summer]! * 1000).toISOString()).toBe('2000-10-08T03:00:00.000Z');
    expect(new Date(zone.start[summer + 1]! * 1000).toISOString()).toBe('2000-10-15T02:00:00.000Z');
    expect(zone.offset[summer]).toBe(-2 * 3600);
  });

  it('reads offsets with seconds, and behind UTC', () => {
    expect(offsetAt(zoneOf('Africa/Monrovia'), 0)).toBe(-(44 * 60 + 30));
    expect(offsetAt(zoneOf('Asia/Kathmandu'), 600_000_000)).toBe(5 * 3600 + 45 * 60);
  });

  it('leaves out the 30th of December 2011 in Apia', () => {
    const zone = zoneOf('Pacific/Apia');
    const at = Date.parse('2011-12-30T10:00:00Z') / 1000;
    expect([offsetAt(zone, at - 1), offsetAt(zone, at)]).toEqual([-10 * 3600, 14 * 3600]);
  });

  it('has a piece for every second, in order', () => {
    for (const name of ZONES) {
      const { start, offset } = zoneOf(name);
      expect(start[0]).toBe(-Infinity);
      expect(offset).toHaveLength(start.length);
      expect([...start]).toEqual([...start].toSorted((a, b) => a - b));
    }
  });

  it('finds a zone once', () => {
    expect(zoneOf('europe/berlin')).toBe(zoneOf('EUROPE/Berlin'));
  });

  it('refuses a name that nobody knows', () => {
    expect(() => zoneOf('Europe/Atlantis')).toThrow(RangeError);
  });
});
