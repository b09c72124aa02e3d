/** What a failed attempt says about: the listener's consent, the way to Spotify, or something we do not understand. */
export type FailureKind = 'AUTH' | 'NETWORK' | 'UNKNOWN';

export type BreakerState = 'HEALTHY' | 'DEGRADED' | 'OPEN' | 'HALF_OPEN';

/** One listener's breaker. */
export interface Breaker {
  readonly state: BreakerState;
  /** Failures of each kind since the last success. */
  readonly failures: Readonly<Record<FailureKind, number>>;
  /** How often it opened since the last success; each time doubles the wait. */
  readonly trips: number;
  /** The kind of failure that opened it; null while it is closed. */
  readonly cause: FailureKind | null;
  /** When a probe may go; null while it is closed. */
  readonly openUntil: Date | null;
  /** True while a probe is under way; whoever keeps the breaker makes it false when the probe got lost. */
  readonly probing: boolean;
}

const HOUR = 3_600_000;

/** How many failures of a kind open the breaker, and for how long (CAP-4). */
export const LIMITS: Readonly<Record<FailureKind, { failures: number; waitMs: number }>> = {
  AUTH: { failures: 3, waitMs: 24 * HOUR },
  NETWORK: { failures: 5, waitMs: 2 * HOUR },
  UNKNOWN: { failures: 10, waitMs: HOUR },
};

/** No wait is longer, however many probes failed: 7 days. */
export const LONGEST_WAIT_MS = 7 * 24 * HOUR;

/** The state of a listener with whom nothing went wrong. */
export const HEALTHY: Breaker = {
  state: 'HEALTHY',
  failures: { AUTH: 0, NETWORK: 0, UNKNOWN: 0 },
  trips: 0,
  cause: null,
  openUntil: null,
  probing: false,
};

/**
 * May an attempt be made now? Closed: any number. Open: not before `openUntil`; then exactly one probe at a time.
 * The returned breaker must be kept before the attempt is made.
 */
export function admit(breaker: Breaker, now: Date): { admitted: boolean; breaker: Breaker } {
  if (breaker.state === 'HEALTHY' || breaker.state === 'DEGRADED') return { admitted: true, breaker };
  const due = breaker.state === 'HALF_OPEN' ? !breaker.probing : breaker.openUntil !== null && now >= breaker.openUntil;
  return due
    ? { admitted: true, breaker: { ...breaker, state: 'HALF_OPEN', probing: true } }
    : { admitted: false, breaker };
}

/** An attempt succeeded: everything is forgiven. */
export function succeeded(): Breaker {
  return HEALTHY;
}

/** An attempt was given up without an answer about the listener, e.g. because Spotify asked everybody to wait. */
export function released(breaker: Breaker): Breaker {
  return { ...breaker, probing: false };
}

/** An attempt failed. A failed probe opens the breaker again, for twice as long; failures while it is open are echoes. */
export function failed(breaker: Breaker, kind: FailureKind, now: Date): Breaker {
  if (breaker.state === 'OPEN') return breaker;
  const failures = { ...breaker.failures, [kind]: breaker.failures[kind] + 1 };
  const counted = { ...breaker, failures };
  if (breaker.state === 'HALF_OPEN') return open(counted, breaker.cause ?? kind, now);
  if (failures[kind] >= LIMITS[kind].failures) return open(counted, kind, now);
  return { ...counted, state: 'DEGRADED' };
}

function open(breaker: Breaker, cause: FailureKind, now: Date): Breaker {
  const waitMs = Math.min(LIMITS[cause].waitMs * 2 ** breaker.trips, LONGEST_WAIT_MS);
  const openUntil = new Date(now.getTime() + waitMs);
  return { ...breaker, state: 'OPEN', trips: breaker.trips + 1, cause, openUntil, probing: false };
}
