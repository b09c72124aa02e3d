import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database, type Transaction } from '../platform/database/database';
import { ApplicationError } from '../platform/errors/application-error';
import { JobQueue } from '../platform/jobs/job-queue';
import { ArchiveStatusQuery, type ArchiveStatusRow } from './archive-status.query';
import { QuotaExhausted, ReconnectNeeded, TooSoon } from './archive.model';
import { POLL_NOW } from './poll.jobs';
import { SlotLedger } from './slot-ledger';
import { SpotifyLimiter } from './spotify/spotify-limiter';

const SIGN_IN_URL = '/auth/spotify?returnTo=/';
const BETWEEN_POLLS_MS = 15_000;
const QUARANTINE_RETRY_MS = 5 * 60_000;
const FIRST = 10;

/** A poll was asked for, or why it cannot be. */
export type ArchiveNowAnswer = 'ASKED' | TooSoon | ReconnectNeeded | QuotaExhausted;

/** Polls a listener at once, before everybody else (CAP-6). */
@Injectable()
export class ArchiveNow {
  constructor(
    private readonly database: Database,
    private readonly status: ArchiveStatusQuery,
    private readonly ledger: SlotLedger,
    private readonly limiter: SpotifyLimiter,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Asks for a poll. One that is running or waiting already is the one that is asked for. */
  async request(listenerId: number): Promise<ArchiveNowAnswer> {
    const busy = await this.busy();
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM archive_state WHERE listener_id = $1 FOR UPDATE', [listenerId]);
      const row = await this.status.status(listenerId, tx);
      if (!row) throw new ApplicationError('NOT_FOUND', 'There is no such archive.');
      const refusal = this.refusal(row) ?? busy ?? (await this.tooRecent(tx, listenerId, row));
      if (refusal) return refusal;
      const slot = await this.ledger.ask(tx, listenerId);
      await this.queue.send(POLL_NOW, slot, { priority: FIRST, singletonKey: String(listenerId) }, tx);
      return 'ASKED';
    });
  }

  private refusal(row: ArchiveStatusRow): ArchiveNowAnswer | null {
    const now = this.clock.now();
    if (row.accountState === 'RECONNECT_NEEDED') {
      return new ReconnectNeeded('Spotify needs you to sign in again.', SIGN_IN_URL);
    }
    if (row.accountState === 'QUARANTINED') {
      return new TooSoon('Spotify refuses many sign-ins at the moment.', new Date(now.getTime() + QUARANTINE_RETRY_MS));
    }
    const isHeld = row.openUntil !== null && row.openUntil > now;
    return isHeld ? new TooSoon('Spotify could not be read several times in a row.', row.openUntil as Date) : null;
  }

  private async busy(): Promise<ArchiveNowAnswer | null> {
    const wait = await this.limiter.outlook('POLL');
    if (!wait) return null;
    return wait.reason === 'RATE_LIMIT'
      ? new TooSoon('Spotify asked this application to slow down.', wait.until)
      : new QuotaExhausted("This application's calls to Spotify are used up for now.", wait.until);
  }

  private async tooRecent(
    tx: Transaction,
    listenerId: number,
    row: ArchiveStatusRow,
  ): Promise<ArchiveNowAnswer | null> {
    if (row.running) return null;
    const last = await this.ledger.lastDone(tx, listenerId);
    const retryAt = last && new Date(last.getTime() + BETWEEN_POLLS_MS);
    return retryAt && retryAt > this.clock.now() ? new TooSoon('Spotify was asked a moment ago.', retryAt) : null;
  }
}
