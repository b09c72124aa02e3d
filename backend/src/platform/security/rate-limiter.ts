import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { Environment } from '../config/environment';

/** How many requests a session, or an address without one, may send within 10 seconds, unless RATE_LIMIT says otherwise for `normal`. */
export const RATE_TIERS = { strict: 10, normal: 100, lenient: 1000 } as const;

export type RateTier = keyof typeof RATE_TIERS;

/** As many sessions behind one address, such as those of a household, may ask as often as they like without being in each other's way. */
const SESSIONS_PER_ADDRESS = 10;

/** Who sends a request. */
export interface Caller {
  address: string;
  /** Undefined for strangers. */
  session?: string;
}

/** What the caller is told in headers. */
export interface RateState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window has moved on so far that all of it counts anew. */
  resetSeconds: number;
}

const WINDOW_MS = 10_000;

/**
 * A sliding window in the memory of this process. Two fixed windows stand for the sliding one: the share of the last
 * window that the sliding one still covers is taken as evenly spread. Refused requests do not count.
 */
@Injectable()
export class RateLimiter {
  private window = 0;
  private current = new Map<string, number>();
  private previous = new Map<string, number>();

  private readonly tiers: Record<RateTier, number>;

  constructor(
    private readonly clock: Clock,
    { rateLimit }: Environment,
  ) {
    this.tiers = { ...RATE_TIERS, normal: rateLimit };
  }

  /**
   * Counts one request, unless the caller is at a limit already. A stranger has the limit of the address; a session has
   * one of its own, and all sessions behind an address together have ten times as much, apart from strangers there.
   */
  hit(tier: RateTier, caller: Caller): RateState {
    const elapsed = this.turn();
    const limit = this.tiers[tier];
    const counters = countersOf(tier, limit, caller);
    const left = Math.min(...counters.map(({ name, most }) => most - this.used(name, elapsed)));
    const allowed = left >= 1;
    if (allowed) for (const { name } of counters) this.current.set(name, (this.current.get(name) ?? 0) + 1);
    const remaining = Math.max(0, Math.floor(left) - (allowed ? 1 : 0));
    return { allowed, limit, remaining, resetSeconds: Math.ceil((WINDOW_MS - elapsed) / 1000) };
  }

  private used(name: string, elapsed: number): number {
    const carried = (this.previous.get(name) ?? 0) * (1 - elapsed / WINDOW_MS);
    return carried + (this.current.get(name) ?? 0);
  }

  /** Moves to the window of now and forgets older ones. Answers the milliseconds since it began. */
  private turn(): number {
    const now = this.clock.now().getTime();
    const window = Math.floor(now / WINDOW_MS);
    if (window !== this.window) {
      this.previous = window === this.window + 1 ? this.current : new Map<string, number>();
      this.current = new Map();
      this.window = window;
    }
    return now - window * WINDOW_MS;
  }
}

/** What a request counts against, and the most that each may count within a window. */
function countersOf(tier: RateTier, most: number, { address, session }: Caller): { name: string; most: number }[] {
  if (session === undefined) return [{ name: `${tier} address ${address}`, most }];
  return [
    { name: `${tier} session ${session}`, most },
    { name: `${tier} sessions of ${address}`, most: most * SESSIONS_PER_ADDRESS },
  ];
}
