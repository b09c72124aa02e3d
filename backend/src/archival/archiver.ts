import { Injectable, Logger } from '@nestjs/common';
import { CircuitBreakerStore } from '../circuit-breaker/circuit-breaker-store';
import { Clock } from '../platform/clock';
import { PollRecorder } from './poll-recorder';
import { RecentPlays } from './recent-plays';
import { SlotLedger, type Claim, type Slot } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';
import { judge } from './verdict';

/** What became of an attempt: the slot is finished (by us or somebody else), or Spotify must not be called before `waitUntil`. */
export interface Attempt {
  waitUntil: Date | null;
}

const FINISHED: Attempt = { waitUntil: null };

/** Polls one listener for one slot: claims it, asks Spotify, writes everything in one transaction. */
@Injectable()
export class Archiver {
  private readonly log = new Logger(Archiver.name);

  constructor(
    private readonly ledger: SlotLedger,
    private readonly recentPlays: RecentPlays,
    private readonly recorder: PollRecorder,
    private readonly breakers: CircuitBreakerStore,
    private readonly limiter: SpotifyLimiter,
    private readonly clock: Clock,
  ) {}

  /** May be tried any number of times, by any number of processes. Throws only when the database cannot be reached. */
  async poll(slot: Slot): Promise<Attempt> {
    const blocked = await this.limiter.blocked('POLL');
    if (blocked) return { waitUntil: blocked.until };
    const claim = await this.ledger.claim(slot);
    if (!claim) return FINISHED;
    try {
      await this.pollClaimed(claim);
      return FINISHED;
    } catch (error) {
      return this.afterError(claim, error);
    }
  }

  private async pollClaimed(claim: Claim): Promise<void> {
    if (claim.accountState !== 'CONNECTED') return this.recorder.failed(claim, claim.accountState, null);
    const held = claim.breakerState === 'OPEN' || claim.breakerState === 'HALF_OPEN';
    if (held && !(await this.breakers.admit(claim.listenerId))) return this.pause(claim);
    const page = await this.recentPlays.fetch(claim.listenerId);
    const newPlays = await this.recorder.stored(claim, page);
    const left = Object.values(page.skipped).reduce((sum, n) => sum + n, 0);
    this.log.debug({ event: 'polled', listenerId: claim.listenerId, newPlays });
    if (left > 0)
      this.log.log({
        event: 'items left out',
        listenerId: claim.listenerId,
        count: left,
        reason: JSON.stringify(page.skipped),
      });
  }

  private async pause(claim: Claim): Promise<void> {
    const { openUntil } = await this.breakers.find(claim.listenerId);
    await this.recorder.paused(claim, openUntil ?? this.clock.now());
  }

  private async afterError(claim: Claim, error: unknown): Promise<Attempt> {
    const verdict = judge(error, this.clock.now());
    if (verdict.is === 'fenced') return FINISHED;
    if (verdict.is === 'away') throw error;
    if (verdict.is === 'busy') return this.defer(claim, verdict.until);
    this.log.warn({
      event: 'poll failed',
      listenerId: claim.listenerId,
      code: verdict.outcome,
      ...(verdict.outcome === 'UNKNOWN' && { error }),
    });
    try {
      await this.recorder.failed(claim, verdict.outcome, verdict.counts);
      return FINISHED;
    } catch (second) {
      if (judge(second, this.clock.now()).is === 'fenced') return FINISHED;
      throw second;
    }
  }

  private async defer(claim: Claim, until: Date): Promise<Attempt> {
    await this.ledger.defer(claim);
    if (claim.breakerState !== 'HEALTHY') await this.breakers.released(claim.listenerId);
    return { waitUntil: until };
  }
}
