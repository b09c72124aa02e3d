import fc from 'fast-check';
import { DEFAULT_WAIT_MS, LONGEST_WAIT_MS, retryAfterMs } from './retry-after';

const NOW = new Date('2026-03-01T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['5', 5_000],
    [' 1 ', 1_000],
    ['86400', 86_400_000],
    ['0', 1_000],
    ['999999999', LONGEST_WAIT_MS],
    [null, DEFAULT_WAIT_MS],
    ['', DEFAULT_WAIT_MS],
    ['abc', DEFAULT_WAIT_MS],
    ['-1', DEFAULT_WAIT_MS],
    ['1.5', DEFAULT_WAIT_MS],
    ['Sun, 01 Mar 2026 12:01:00 GMT', 60_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', DEFAULT_WAIT_MS],
    ['Sun, 99 Mar 2026 11:00:00 GMT', DEFAULT_WAIT_MS],
    ['Sun, 01 Mar 2099 12:00:00 GMT', LONGEST_WAIT_MS],
  ])('reads %j as %i ms', (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });

  it('answers something between a second and a day, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const waitMs = retryAfterMs(header, NOW);
        expect(waitMs).toBeGreaterThanOrEqual(1000);
        expect(waitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
    );
  });
});
