import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock';
import { Environment } from '../../platform/config/environment';
import { Database, type Queryable, type Transaction } from '../../platform/database/database';
import { ApplicationError } from '../../platform/errors/application-error';
import type { CallBudget, CallPurpose } from '../../platform/upstream/call-budget';

/**
 * Why no call may be made. RATE_LIMIT: Spotify asked the app to slow down. QUOTA: the developer's quota is used up.
 * BUDGET: the purpose has used its own share of a day. PACE: too many calls in these 30 seconds.
 */
export type WaitReason = 'RATE_LIMIT' | 'QUOTA' | 'BUDGET' | 'PACE';

/** No call may be made before `until`. */
export interface Wait {
  reason: WaitReason;
  until: Date;
}

/** The shares of the daily calls. Refreshing access tokens, once an hour and listener, counts as signing in. */
const SHARES: Readonly<Record<CallPurpose, number>> = { SIGN_IN: 0.3, POLL: 0.5, ENRICHMENT: 0.2 };

/** Calls are booked in the database in packs, so that hundreds of polls a second do not queue for one row. */
const LARGEST_PACK = 20;
const PACK_LIFETIME_MS = 1000;

/** What Spotify forbids each purpose: signing in may still try when only the quota for everything is used up. */
const BLOCKS = `SELECT reason, blocked_until FROM spotify_block
  WHERE app = $1 AND blocked_until > now() AND ($2 <> 'SIGN_IN' OR reason = 'RATE_LIMIT') ORDER BY blocked_until DESC LIMIT 1`;

/**
 * Evenly spaced calls with a tenth of the limit as burst: nine tenths flow in any 30 s, so the limit holds in every window.
 * $2 = seconds that the calls take up, $3 = seconds of burst.
 */
const TAKE_PACE = `UPDATE spotify_pace SET next_at = greatest(next_at, clock_timestamp()) + make_interval(secs => $2)
  WHERE app = $1 AND greatest(next_at, clock_timestamp()) + make_interval(secs => $2) <= clock_timestamp() + make_interval(secs => $3)
  RETURNING 1`;
const PACE_WAIT = `SELECT next_at + make_interval(secs => $2) - make_interval(secs => $3) AS until FROM spotify_pace WHERE app = $1`;

/** Hours are counted whole, so that never more than the budget falls into any 24 hours. */
const USED = `SELECT coalesce(sum(calls), 0)::int AS calls, coalesce(min(hour) + interval '25 hours', now()) AS frees_at FROM spotify_usage
  WHERE app = $1 AND purpose = $2 AND hour > now() - interval '25 hours'`;
const USE = `INSERT INTO spotify_usage AS u (app, hour, purpose, calls) VALUES ($1, date_trunc('hour', now()), $2, $3)
  ON CONFLICT (app, hour, purpose) DO UPDATE SET calls = u.calls + excluded.calls`;

interface Pack {
  calls: number;
  bookedAt: number;
}

/**
 * The one account of calls to Spotify's Web API: blocks, pace and daily budgets live in the database, so all processes
 * obey the same limits at once (CAP-5).
 */
@Injectable()
export class SpotifyLimiter implements CallBudget {
  private readonly packs = new Map<CallPurpose, Pack>();
  private readonly booking = new Map<CallPurpose, Promise<Wait | null>>();

  constructor(
    private readonly environment: Environment,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Books one call. Null: call now. Otherwise nobody may call for this purpose before the instant given. */
  async ask(purpose: CallPurpose): Promise<Wait | null> {
    const blocked = await this.blocked(purpose);
    if (blocked) return blocked;
    while (!this.takeFromPack(purpose)) {
      const wait = await this.bookOnce(purpose);
      if (wait) return wait;
    }
    return null;
  }

  /** Books one call or throws RATE_LIMITED with the time to wait. */
  async spend(purpose: CallPurpose): Promise<void> {
    const wait = await this.ask(purpose);
    if (!wait) return;
    const seconds = Math.max(1, Math.ceil((wait.until.getTime() - this.clock.now().getTime()) / 1000));
    throw new ApplicationError('RATE_LIMITED', 'Spotify asks this application to wait. Please try again later.', {
      retryAfterSeconds: seconds,
    });
  }

  /** What Spotify itself forbids at the moment; costs nothing of any budget. */
  async blocked(purpose: CallPurpose = 'POLL'): Promise<Wait | null> {
    const [row] = await this.database.query<{ reason: WaitReason; blocked_until: Date }>(BLOCKS, [this.app, purpose]);
    return row ? { reason: row.reason, until: row.blocked_until } : null;
  }

  /** Whether the purpose could call now, apart from the pace of these seconds; books nothing. */
  async outlook(purpose: CallPurpose): Promise<Wait | null> {
    return (await this.blocked(purpose)) ?? this.overBudget(this.database, purpose, 1);
  }

  /** Spotify said 429: nobody calls for so long. A longer block that is known already stays. */
  async block(reason: 'RATE_LIMIT' | 'QUOTA', waitMs: number): Promise<Wait> {
    const [row] = await this.database.query<{ until: Date }>(
      `INSERT INTO spotify_block AS b (app, reason, blocked_until, since) VALUES ($1, $2, now() + make_interval(secs => $3), now())
       ON CONFLICT (app, reason) DO UPDATE SET blocked_until = greatest(b.blocked_until, excluded.blocked_until),
         since = CASE WHEN b.blocked_until > now() THEN b.since ELSE now() END
       RETURNING blocked_until AS until`,
      [this.app, reason, waitMs / 1000],
    );
    return { reason, until: (row as { until: Date }).until };
  }

  /** Most calls of the purpose in any 24 hours; null where only Spotify itself sets a limit. */
  perDay(purpose: CallPurpose): number | null {
    const budget = this.budgetOf(purpose);
    return budget === Infinity ? null : budget;
  }

  /** The calls that were booked in the last 24 hours. */
  async used(purpose: CallPurpose): Promise<number> {
    const [row] = await this.database.query<{ calls: number }>(USED, [this.app, purpose]);
    return row?.calls ?? 0;
  }

  /** Forgets counts that no budget looks at any more. */
  async prune(): Promise<void> {
    await this.database.query(`DELETE FROM spotify_usage WHERE hour < now() - interval '7 days'`);
  }

  /** Quotas belong to the developer account; its client id stands for it. */
  private get app(): string {
    return this.environment.spotifyClientId ?? 'simulator';
  }

  private takeFromPack(purpose: CallPurpose): boolean {
    const pack = this.packs.get(purpose);
    if (!pack || pack.calls === 0 || performance.now() - pack.bookedAt > PACK_LIFETIME_MS) return false;
    pack.calls--;
    return true;
  }

  /** Callers that come together wait for the same booking. */
  private bookOnce(purpose: CallPurpose): Promise<Wait | null> {
    const underWay = this.booking.get(purpose);
    if (underWay) return underWay;
    const booking = this.book(purpose).finally(() => this.booking.delete(purpose));
    this.booking.set(purpose, booking);
    return booking;
  }

  private async book(purpose: CallPurpose): Promise<Wait | null> {
    const calls = this.packSize(purpose);
    const wait = await this.database.transaction(async (tx) => {
      await tx.query(`INSERT INTO spotify_pace (app, next_at) VALUES ($1, now()) ON CONFLICT DO NOTHING`, [this.app]);
      await tx.query('SELECT 1 FROM spotify_pace WHERE app = $1 FOR UPDATE', [this.app]);
      const refused = (await this.overBudget(tx, purpose, calls)) ?? (await this.overPace(tx, calls));
      if (!refused) await tx.query(USE, [this.app, purpose, calls]);
      return refused;
    });
    if (!wait) this.packs.set(purpose, { calls, bookedAt: performance.now() });
    return wait;
  }

  private async overBudget(db: Queryable, purpose: CallPurpose, calls: number): Promise<Wait | null> {
    const budget = this.budgetOf(purpose);
    if (budget === Infinity) return null;
    const [used] = await db.query<{ calls: number; frees_at: Date }>(USED, [this.app, purpose]);
    return used && used.calls + calls > budget ? { reason: 'BUDGET', until: used.frees_at } : null;
  }

  private async overPace(tx: Transaction, calls: number): Promise<Wait | null> {
    const limit = this.environment.spotifyCallsPer30s;
    if (limit === 0) return null;
    const burst = Math.max(1, Math.floor(limit / 10));
    const spacing = 30 / Math.max(1, limit - burst);
    const values = [this.app, spacing * calls, spacing * burst];
    if ((await tx.query(TAKE_PACE, values)).length > 0) return null;
    const [row] = await tx.query<{ until: Date }>(PACE_WAIT, values);
    return { reason: 'PACE', until: (row as { until: Date }).until };
  }

  /** Small limits are booked call by call, so that no process hoards what another one needs. */
  private packSize(purpose: CallPurpose): number {
    const burst = this.environment.spotifyCallsPer30s / 10 || Infinity;
    const hundredth = this.budgetOf(purpose) / 100;
    return Math.max(1, Math.floor(Math.min(LARGEST_PACK, burst / 4, hundredth)));
  }

  private budgetOf(purpose: CallPurpose): number {
    const daily = this.environment.spotifyDailyCalls;
    return daily === 0 ? Infinity : Math.max(1, Math.floor(daily * SHARES[purpose]));
  }
}
