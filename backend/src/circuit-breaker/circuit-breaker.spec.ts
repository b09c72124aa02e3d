import { runs } from '@audiospective/property-tests';
import fc from 'fast-check';
import { admit, failed, HEALTHY, released, succeeded, type Breaker, type FailureKind } from './circuit-breaker';

const START = new Date('2026-03-01T00:00:00Z').getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

type Event =
  | { kind: 'success' | 'release' | 'lost' }
  | { kind: 'ask'; afterMinutes: number }
  | { kind: 'failure'; of: FailureKind };

/** The same rules told differently: from the whole list of what happened, as a log, with no state kept between events. */
class ReferenceBreaker {
  private sinceSuccess: { of: FailureKind; at: number }[] = [];
  private openings: { at: number; hours: number; cause: FailureKind }[] = [];
  private halfOpen = false;
  private probe = false;

  ask(now: number): boolean {
    const last = this.openings.at(-1);
    if (!last) return true;
    if (now < last.at + last.hours * HOUR && !this.halfOpen) return false;
    if (this.probe) return false;
    this.halfOpen = true;
    this.probe = true;
    return true;
  }

  end(kind: 'success' | 'release' | 'lost'): void {
    if (kind === 'success') {
      this.sinceSuccess = [];
      this.openings = [];
      this.halfOpen = false;
    }
    this.probe = false;
  }

  failure(of: FailureKind, now: number): void {
    if (this.openings.length > 0 && !this.halfOpen) return;
    this.sinceSuccess.push({ of, at: now });
    const first = this.openings[0];
    const enough = { AUTH: 3, NETWORK: 5, UNKNOWN: 10 }[of];
    if (!first && this.sinceSuccess.filter((one) => one.of === of).length < enough) return;
    const cause = first?.cause ?? of;
    let hours = { AUTH: 24, NETWORK: 2, UNKNOWN: 1 }[cause];
    for (let i = 0; i < this.openings.length; i++) hours = Math.min(168, hours * 2);
    this.openings.push({ at: now, hours, cause });
    this.halfOpen = false;
    this.probe = false;
  }

  get state(): string {
    if (this.openings.length > 0) return this.halfOpen ? 'HALF_OPEN' : 'OPEN';
    return this.sinceSuccess.length > 0 ? 'DEGRADED' : 'HEALTHY';
  }

  get openUntil(): number | null {
    const last = this.openings.at(-1);
    return last ? last.at + last.hours * HOUR : null;
  }
}

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), afterMinutes: fc.integer({ min: 0, max: 4000 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('failure' as const), of: fc.constantFrom('AUTH', 'NETWORK', 'UNKNOWN') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('success', 'release', 'lost') }) },
);

function times(count: number, kind: FailureKind, from: Breaker = HEALTHY, now = START): Breaker {
  return Array.from({ length: count }).reduce<Breaker>((breaker) => failed(breaker, kind, new Date(now)), from);
}

describe('the circuit breaker', () => {
  it('does what the reference does, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const reference = new ReferenceBreaker();
        let breaker = HEALTHY;
        let now = START;
        for (const one of events) {
          if (one.kind === 'ask') {
            now += one.afterMinutes * MINUTE;
            const answer = admit(breaker, new Date(now));
            expect(answer.admitted).toBe(reference.ask(now));
            breaker = answer.breaker;
          } else if (one.kind === 'failure') {
            breaker = failed(breaker, one.of, new Date(now));
            reference.failure(one.of, now);
          } else {
            breaker = one.kind === 'success' ? succeeded() : released(breaker);
            reference.end(one.kind);
          }
          expect({ state: breaker.state, until: breaker.openUntil?.getTime() ?? null }).toEqual({
            state: reference.state,
            until: reference.openUntil,
          });
        }
      }),
      { numRuns: runs(10_000) },
    );
  });

  it.each([
    ['AUTH', 3, 24],
    ['NETWORK', 5, 2],
    ['UNKNOWN', 10, 1],
  ] as const)('opens after the last of %s: %i failures, for %i hours', (kind, limit, hours) => {
    expect(times(limit - 1, kind)).toMatchObject({ state: 'DEGRADED', openUntil: null });
    const opened = times(limit, kind);
    expect(opened).toMatchObject({ state: 'OPEN', cause: kind, openUntil: new Date(START + hours * HOUR) });
    expect(admit(opened, new Date(START + hours * HOUR - 1)).admitted).toBe(false);
    expect(admit(opened, new Date(START + hours * HOUR)).admitted).toBe(true);
  });

  it('counts each kind for itself', () => {
    const mixed = times(9, 'UNKNOWN', times(4, 'NETWORK', times(2, 'AUTH')));
    expect(mixed.state).toBe('DEGRADED');
    expect(admit(mixed, new Date(START)).admitted).toBe(true);
  });

  it('lets one probe pass when half open, and another one only when the first was given up', () => {
    const due = new Date(START + 2 * HOUR);
    const first = admit(times(5, 'NETWORK'), due);
    expect(admit(first.breaker, due).admitted).toBe(false);
    expect(admit(released(first.breaker), due).admitted).toBe(true);
  });

  it('closes on a good probe, waits twice as long after a bad one, and never longer than a week', () => {
    let breaker = times(3, 'AUTH');
    const waits: number[] = [];
    for (let trip = 0; trip < 5; trip++) {
      const due = breaker.openUntil as Date;
      breaker = failed(admit(breaker, due).breaker, 'NETWORK', due);
      waits.push(((breaker.openUntil as Date).getTime() - due.getTime()) / HOUR);
    }
    expect(waits).toEqual([48, 96, 168, 168, 168]);
    expect(succeeded()).toEqual(HEALTHY);
  });

  it('takes a failure that comes while it is open for an echo', () => {
    const opened = times(5, 'NETWORK');
    expect(failed(opened, 'AUTH', new Date(START + HOUR))).toBe(opened);
  });
});
