import fc from 'fast-check';
import { EXPECTED_PLAYS, nextIntervalMs } from './poll-interval';

const MINUTE = 60_000;
const BOUNDS = { minMs: 10 * MINUTE, maxMs: 60 * MINUTE };
const NOW = new Date('2026-03-01T12:00:00Z');

/** `count` plays, evenly over the last `minutes`. */
const plays = (count: number, minutes: number) =>
  Array.from({ length: count }, (_, i) => new Date(NOW.getTime() - ((i + 0.5) * minutes * MINUTE) / count));

const minutes = (playedAt: Date[], change: { previousMs?: number; gap?: boolean } = {}) =>
  nextIntervalMs({ playedAt, now: NOW, previousMs: 60 * MINUTE, gap: false, ...change }, BOUNDS) / MINUTE;

describe('nextIntervalMs', () => {
  it.each([
    ['nobody listens', 0, 60, 60],
    ['songs of four minutes', 15, 60, 60],
    ['songs of two minutes', 30, 60, 50],
    ['skips: fifty in an hour', 50, 60, 30],
    ['a burst: fifty in ten minutes', 50, 10, 30],
    ['fifty in three hours', 50, 180, 60],
  ])('%s', (_name, count, within, expected) => {
    expect(Math.round(minutes(plays(count, within)))).toBe(expected);
  });

  it('comes back in a quarter of the time after a possible gap, and in full once all is quiet', () => {
    expect(minutes(plays(50, 60), { gap: true })).toBe(15);
    expect(minutes(plays(50, 60), { gap: true, previousMs: 15 * MINUTE })).toBe(10);
    expect(minutes(plays(2, 60), { previousMs: 10 * MINUTE })).toBe(60);
  });

  it('stays within its bounds and never expects more plays than half the window, at the pace of the last hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.boolean(),
        (count, within, gap) => {
          const interval = minutes(plays(count, within), { gap });
          expect(interval).toBeGreaterThanOrEqual(10);
          expect(interval).toBeLessThanOrEqual(60);
          const perMinute =
            plays(count, within).filter((end) => end.getTime() > NOW.getTime() - 60 * MINUTE).length / 60;
          if (interval > 10) expect(perMinute * interval).toBeLessThanOrEqual(EXPECTED_PLAYS + 0.01);
        },
      ),
    );
  });
});
