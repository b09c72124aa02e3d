import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database, type Transaction } from '../platform/database/database';
import { ANSWER_VERSIONS } from '../platform/security/answer-versions.query';
import type { AnswerVersions, SignedIn } from '../platform/security/signed-in';

const DAY_MS = 24 * 60 * 60_000;
/** A session ends after this long, however much it is used. */
export const SESSION_LIFETIME_MS = 180 * DAY_MS;
const IDLE_MS = 30 * DAY_MS;
/** `last_used_at` is written at most this often. */
const TOUCH_MS = 5 * 60_000;
const MOST_PER_LISTENER = 50;

interface SessionRow extends AnswerVersions {
  listener_id: number;
  last_used_at: Date;
}

const USED_SESSION = `
SELECT s.listener_id, s.last_used_at, ${ANSWER_VERSIONS}
FROM session s JOIN listener l ON l.id = s.listener_id LEFT JOIN archive_state a ON a.listener_id = l.id CROSS JOIN catalog_state c
WHERE s.id_hash = $1 AND s.expires_at > $2 AND s.last_used_at > $3`;

/** Sessions of listeners, known by the hash of their id only. */
@Injectable()
export class SessionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Begins a session. A listener has at most 50; beyond that the oldest ends. */
  async begin(tx: Transaction, session: Omit<SignedIn, 'versions'>, userAgent: string): Promise<void> {
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
    const now = this.clock.now();
    const [row] = await this.database.query<SessionRow>(USED_SESSION, [
      sessionHash,
      now,
      new Date(now.getTime() - IDLE_MS),
    ]);
    if (!row) return null;
    if (now.getTime() - row.last_used_at.getTime() >= TOUCH_MS) await this.touch(sessionHash, now);
    const { listener_id: listenerId, archive, settings, catalog } = row;
    return { listenerId, sessionHash, versions: { archive, settings, catalog } };
  }

  /** Ends one session; nothing happens when there is none. */
  async end(sessionHash: Buffer): Promise<void> {
    await this.database.query('DELETE FROM session WHERE id_hash = $1', [sessionHash]);
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
      new Date(now.getTime() - IDLE_MS),
    ]);
  }

  private async touch(sessionHash: Buffer, now: Date): Promise<void> {
    await this.database.query('UPDATE session SET last_used_at = $2 WHERE id_hash = $1', [sessionHash, now]);
  }
}
