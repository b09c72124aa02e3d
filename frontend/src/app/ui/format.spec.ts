import * as fc from 'fast-check';
import {
  formatBytes,
  formatDay,
  formatDayCount,
  formatDays,
  formatDistance,
  formatDuration,
  formatLength,
  formatMoment,
  formatPlays,
  formatRelease,
  formatShare,
  formatTimeLeft,
} from './format';

const HOUR = 3_600_000;

describe('formatDuration', () => {
  it.each([
    [0, '0 min'],
    [999, '0 sec'],
    [42_900, '42 sec'],
    [60_000, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 hr'],
    [86 * HOUR + 14 * 60_000, '86 hr 14 min'],
    [6_305_854_085, '1,751 hr 37 min'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms, 'en')).toBe(text);
  });

  it('writes by locale', () => {
    expect(formatDuration(1751 * HOUR, 'de')).toBe('1.751 Std.');
  });

  it('never claims more than was listened', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 11 }), (ms) => {
        const [hours, minutes] = [/(\d+) hr/, /(\d+) min/].map((unit) =>
          Number(unit.exec(formatDuration(ms, 'en').replaceAll(',', ''))?.[1] ?? 0),
        );
        expect((hours ?? 0) * HOUR + (minutes ?? 0) * 60_000).toBeLessThanOrEqual(ms);
      }),
    );
  });
});

describe('formatDistance', () => {
  const now = new Date('2026-11-21T13:05:00.000Z');

  it.each([
    ['2026-11-21T13:05:20.000Z', 'now'],
    ['2026-11-21T13:04:20.000Z', '1 min. ago'],
    ['2026-11-21T13:32:00.000Z', 'in 27 min.'],
    ['2026-11-21T10:00:00.000Z', '3 hr. ago'],
    ['2026-11-20T12:00:00.000Z', 'yesterday'],
    ['2026-10-01T12:00:00.000Z', '51 days ago'],
    ['2026-09-10T12:00:00.000Z', '2 mo. ago'],
    ['2025-11-25T12:00:00.000Z', '11 mo. ago'],
    ['2025-11-21T13:05:00.000Z', '1 yr. ago'],
    ['2024-12-28T12:00:00.000Z', '2 yr. ago'],
    ['2020-01-01T12:00:00.000Z', '7 yr. ago'],
    ['2027-03-01T12:00:00.000Z', 'in 3 mo.'],
  ])('tells %s as %s', (instant, text) => {
    expect(formatDistance(instant, now, 'en')).toBe(text);
  });
});

it.each([
  [0.12, '12%'],
  [0.004, '<1%'],
  [0, '0%'],
  [1, '100%'],
])('writes the share %d as %s', (share, text) => {
  expect(formatShare(share, 'en')).toBe(text);
});

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [6_412_000, '6.4 MB'],
  [524_288_000, '524.3 MB'],
  [5 * 10 ** 12, '5,000 GB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(formatBytes(bytes, 'en')).toBe(text);
});

it('tells moments in the listener’s zone, not in that of the browser', () => {
  expect(formatMoment('2026-11-21T23:30:00.000Z', 'en-GB', 'Asia/Kathmandu')).toBe('22 Nov 2026, 05:15');
  expect(formatMoment('2026-11-21T23:30:00.000Z', 'en-GB', 'America/New_York')).toBe('21 Nov 2026, 18:30');
});

it('writes a range of days once where both ends agree', () => {
  expect(formatDays('2026-11-01', '2026-11-21', 'en-GB')).toBe('1\u2009–\u200921 Nov 2026');
  expect(formatDays('2026-11-21', '2026-11-21', 'en-GB')).toBe('21 Nov 2026');
});

it.each([
  [null, ''],
  [0, 'about 1 sec left'],
  [42, 'about 42 secs left'],
  [200, 'about 3 mins left'],
])('says how much time is left: %s', (seconds, text) => {
  expect(formatTimeLeft(seconds, 'en-GB')).toBe(text);
});

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [185_000, '3:05'],
  [3_600_000, '1:00:00'],
  [36_062_000, '10:01:02'],
])('writes the length of a recording of %d ms as players do: %s', (ms, text) => {
  expect(formatLength(ms, 'en-GB')).toBe(text);
});

it.each([
  ['1999-03-05', '5 March 1999'],
  ['1999-03', 'March 1999'],
  ['1999', '1999'],
  ['0000', ''],
  ['', ''],
  ['soon', ''],
])('writes the release %j as exactly as it is known: %j', (date, text) => {
  expect(formatRelease(date, 'en-GB')).toBe(text);
});

it('names a local day with its weekday, wherever the browser is', () => {
  expect(formatDay('2024-02-29', 'de')).toBe('Donnerstag, 29. Februar 2024');
});

it.each([
  [0, '0 plays, 0 days'],
  [1, '1 play, 1 day'],
  [1204, '1,204 plays, 1,204 days'],
])('counts %d as "%s"', (count, text) => {
  expect(`${formatPlays(count, 'en-GB')}, ${formatDayCount(count, 'en-GB')}`).toBe(text);
});
