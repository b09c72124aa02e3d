import fc from 'fast-check';
import { FixedClock } from '../clock';
import { loadEnvironment } from '../config/environment';
import { RATE_TIERS, RateLimiter } from './rate-limiter';

const START = new Date('2026-11-01T12:00:00Z');

describe('RateLimiter', () => {
  let clock: FixedClock;
  let limiter: RateLimiter;
  beforeEach(() => {
    clock = new FixedClock(START);
    limiter = new RateLimiter(clock, loadEnvironment({}));
  });

  const hits = (count: number, address: string, session?: string) =>
    Array.from({ length: count }, () => limiter.hit('strict', { address, session }));

  it('lets ten pass, says how many are left, and refuses the eleventh', () => {
    const states = hits(11, 'a');
    expect(states.map((state) => state.remaining)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0]);
    expect(states.map((state) => state.allowed)).toEqual([...Array<boolean>(10).fill(true), false]);
    expect(states[10]).toMatchObject({ limit: 10, resetSeconds: 10 });
  });

  it('lets pass in the normal tier what the settings say', () => {
    const generous = new RateLimiter(clock, loadEnvironment({ RATE_LIMIT: '250' }));
    const states = Array.from({ length: 251 }, () => generous.hit('normal', { address: 'a' }));
    expect(states.filter(({ allowed }) => allowed)).toHaveLength(250);
    expect(generous.hit('strict', { address: 'a' }).limit).toBe(RATE_TIERS.strict);
  });

  it('lets some pass again as the window slides, and all of them after two windows', () => {
    hits(10, 'a');
    clock.advance(15_000);
    expect(hits(10, 'a').filter((state) => state.allowed)).toHaveLength(5);
    clock.advance(20_000);
    expect(hits(10, 'a').every((state) => state.allowed)).toBe(true);
  });

  it('counts a session wherever it is, and each tier by itself', () => {
    hits(10, 'a', 's');
    expect(limiter.hit('strict', { address: 'b', session: 's' }).allowed).toBe(false);
    expect(limiter.hit('normal', { address: 'a', session: 's' }).allowed).toBe(true);
  });

  it('locks nobody out for what others behind the same address do, up to ten sessions', () => {
    hits(10, 'a');
    for (let n = 0; n < 10; n++) expect(hits(11, 'a', `s${n}`).filter(({ allowed }) => allowed)).toHaveLength(10);
    expect(limiter.hit('strict', { address: 'a', session: 'one more' }).allowed).toBe(false);
    expect(limiter.hit('strict', { address: 'b', session: 'one more' }).allowed).toBe(true);
    expect(limiter.hit('strict', { address: 'b' }).allowed).toBe(true);
  });

  it('lets less than twice the limit pass within any ten seconds, however the requests come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 200 }), (gaps) => {
        const own = new FixedClock(START);
        const tested = new RateLimiter(own, loadEnvironment({}));
        const passed: number[] = [];
        for (const gap of gaps) {
          own.advance(gap);
          if (tested.hit('strict', { address: 'k' }).allowed) passed.push(own.now().getTime());
        }
        for (const from of passed) {
          const within = passed.filter((at) => at >= from && at < from + 10_000).length;
          expect(within).toBeLessThan(2 * RATE_TIERS.strict);
        }
      }),
    );
  });
});
