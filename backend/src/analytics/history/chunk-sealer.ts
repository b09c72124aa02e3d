import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { monthOf } from '../../archival/plays/sealed-months';
import { Clock } from '../../platform/clock';
import { Database } from '../../platform/database/database';
import { monthPlays } from './month-plays.query';

/** Months in one transaction: who wants to write plays of the listener waits for some ten milliseconds at most. */
const MONTHS_AT_ONCE = 4;

/** Whoever is writing to the archive is not waited for: another time will do. */
const LOCK = 'SELECT version::text FROM archive_state WHERE listener_id = $1 FOR UPDATE SKIP LOCKED';

const SEAL = `
INSERT INTO play_chunk (listener_id, month, version, plays, data)
SELECT $1, m, $2, p.plays, p.data FROM unnest($3::int[]) AS m, LATERAL (${monthPlays('$1', 'm')}) AS p
ON CONFLICT DO NOTHING`;

/**
 * Makes chunks of past months in the background, one listener after the other. They only save time: a failure is noted and nothing
 * is lost. The month that is under way has none, it would be dropped with every play.
 */
@Injectable()
export class ChunkSealer implements OnModuleDestroy {
  private readonly log = new Logger(ChunkSealer.name);
  private readonly waiting = new Map<number, readonly number[]>();
  private work: Promise<void> = Promise.resolve();
  private working = false;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Seals these months (from January 1970, UTC) of a listener when it is their turn, as far as they are past. */
  seal(listenerId: number, months: readonly number[]): void {
    const past = months.filter((month) => month < monthOf(this.clock.now().getTime()));
    if (past.length === 0) return;
    this.waiting.set(listenerId, [...new Set([...(this.waiting.get(listenerId) ?? []), ...past])]);
    if (!this.working) this.work = this.sealAll();
  }

  /** Until nothing is left to seal. */
  idle(): Promise<void> {
    return this.work;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  /** Whoever comes to wait while others are worked on is met by the same walk, the one that is worked on as well. */
  private async sealAll(): Promise<void> {
    this.working = true;
    for (const [listenerId, months] of this.waiting) {
      this.waiting.delete(listenerId);
      await this.sealMonths(listenerId, months).catch((error: unknown) =>
        this.log.warn({ event: 'months could not be sealed', listenerId, error }),
      );
    }
    this.working = false;
  }

  private async sealMonths(listenerId: number, months: readonly number[]): Promise<void> {
    for (let start = 0; start < months.length && !this.stopped; start += MONTHS_AT_ONCE) {
      const some = months.slice(start, start + MONTHS_AT_ONCE);
      if (!(await this.sealSome(listenerId, some))) return;
    }
  }

  /** The lock comes first, in a statement of its own: what is read behind it is the archive of that version. */
  private sealSome(listenerId: number, months: readonly number[]): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [archive] = await tx.query<{ version: string }>(LOCK, [listenerId]);
      if (archive) await tx.query(SEAL, [listenerId, archive.version, months]);
      return archive !== undefined;
    });
  }
}
