import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Clock } from '../platform/clock';
import { Database, type Transaction } from '../platform/database/database';
import { LARGEST_LOOKUP, PreparedLookup } from '../platform/database/prepared-lookup';
import { ANSWER_VERSIONS } from '../platform/security/answer-versions.query';
import type { AnswerVersions, SignedIn } from '../platform/security/signed-in';

const DAY_MS = 24 * 60 * 60_000;
/** A session ends after this long, however much it is used. */
export const SESSION_LIFETIME_MS = 180 * DAY_MS;
/** A session ends when it was not used for this long. */
export const SESSION_IDLE_MS = 30 * DAY_MS;
/** `last_used_at` is written at most this often. */
const TOUCH_MS = 5 * 60_000;
const MOST_PER_LISTENER = 50;

/** A read that takes longer than this no longer keeps others waiting. */
const PATIENCE_MS = 100;

interface SessionRow extends AnswerVersions {
  id_hash: Buffer;
  listener_id: number;
  last_used_at: Date;
  time_zone: string;
  /** False when it has ended by itself. */
  is_valid: boolean;
}

/** Its only condition is the hash: with the times as conditions a plan for several hashes reads all sessions in the order of their ends. */
const USED_SESSIONS = new PreparedLookup(
  'used sessions',
  (hashes) => `
SELECT s.id_hash, s.listener_id, s.last_used_at, l.time_zone, s.expires_at > $1 AND s.last_used_at > $2 AS is_valid, ${ANSWER_VERSIONS}
FROM session s JOIN listener l ON l.id = s.listener_id LEFT JOIN archive_state a ON a.listener_id = l.id
  LEFT JOIN listener_catalog c ON c.listener_id = l.id
WHERE s.id_hash IN (${hashes})`,
  2,
);

/** Sessions of listeners, known by the hash of their id only. */
@Injectable()
export class SessionRepository {
  /** Sessions that are asked for in one turn of the event loop, or while a read is under way, are read together: after all of their requests came. */
  private readonly reads = new DataLoader<Buffer, SessionRow | undefined>((hashes) => this.read(hashes), {
    cache: false,
    maxBatchSize: LARGEST_LOOKUP,
    batchScheduleFn: (begin) => void this.underWay.then(() => setImmediate(begin)),
  });
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins a session. A listener has at most 50; beyond that the oldest ends. */
  async begin(
    tx: Transaction,
    session: Pick<SignedIn, 'listenerId' | 'sessionHash'>,
    userAgent: string,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO session (id_hash, listener_id, signed_in_at, last_used_at, expires_at, user_agent) VALUES ($1, $2, $3, $3, $4, $5)`,
      [session.sessionHash, session.listenerId, now, new Date(now.getTime() + SESSION_LIFETIME_MS), userAgent],
    );
    await tx.query(
      `DELETE FROM session WHERE id_hash IN
         (SELECT id_hash FROM session WHERE listener_id = $1 ORDER BY signed_in_at DESC, id_hash OFFSET $2)`,
      [session.listenerId, MOST_PER_LISTENER],
    );
  }

  /** Whose session it is, if it is still valid; notes that it was used. */
  async use(sessionHash: Buffer): Promise<SignedIn | null> {
    const row = await this.reads.load(sessionHash);
    if (!row?.is_valid) return null;
    const now = this.clock.now();
    if (now.getTime() - row.last_used_at.getTime() >= TOUCH_MS) await this.touch(sessionHash, now);
    const { listener_id: listenerId, time_zone: timeZone, archive, settings, catalog, imports } = row;
    return { listenerId, sessionHash, timeZone, versions: { archive, settings, catalog, imports } };
  }

  /** Ends one session; nothing happens when there is none. */
  async end(sessionHash: Buffer): Promise<void> {
    await this.database.query('DELETE FROM session WHERE id_hash = $1', [sessionHash]);
  }

  /** Ends the session with this number if it is the listener's. */
  async endOf(listenerId: number, id: number): Promise<void> {
    await this.database.query('DELETE FROM session WHERE listener_id = $1 AND id = $2', [listenerId, id]);
  }

  /** Ends all sessions of a listener but one. */
  async endOthers(listenerId: number, sessionHash: Buffer): Promise<void> {
    await this.database.query('DELETE FROM session WHERE listener_id = $1 AND id_hash <> $2', [
      listenerId,
      sessionHash,
    ]);
  }

  /** Ends all sessions of a listener, on all devices. */
  async endAll(listenerId: number): Promise<void> {
    await this.database.query('DELETE FROM session WHERE listener_id = $1', [listenerId]);
  }

  /** Forgets sessions that have ended by themselves. */
  async prune(): Promise<void> {
    const now = this.clock.now();
    await this.database.query('DELETE FROM session WHERE expires_at <= $1 OR last_used_at <= $2', [
      now,
      new Date(now.getTime() - SESSION_IDLE_MS),
    ]);
  }

  /** What is stored of each session, in the order of the hashes. */
  private async read(hashes: readonly Buffer[]): Promise<(SessionRow | undefined)[]> {
    const now = this.clock.now();
    const wanted = [...new Map(hashes.map((hash) => [hash.toString('latin1'), hash])).values()];
    const about = [now, new Date(now.getTime() - SESSION_IDLE_MS)];
    const reading = USED_SESSIONS.read<SessionRow>(this.database, about, wanted);
    this.underWay = Promise.race([reading.catch(() => undefined), setTimeout(PATIENCE_MS, undefined, { ref: false })]);
    const rows = new Map((await reading).map((row) => [row.id_hash.toString('latin1'), row]));
    return hashes.map((hash) => rows.get(hash.toString('latin1')));
  }

  private async touch(sessionHash: Buffer, now: Date): Promise<void> {
    await this.database.query('UPDATE session SET last_used_at = $2 WHERE id_hash = $1', [sessionHash, now]);
  }
}
