import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database } from '../platform/database/database';
import { fromGlobalId, toGlobalId } from '../platform/graphql/global-id';
import type { SignedIn } from '../platform/security/signed-in';
import { clientName } from './client-name';
import type { Session } from './session.model';
import { SESSION_IDLE_MS, SessionRepository } from './session.repository';
import { listSessions } from './sessions.query';

/** Where a listener is signed in, for the listener. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionRepository,
  ) {}

  /** The sessions of who asks that are still valid; the one that asks first, then by their last use. */
  async list({ listenerId, sessionHash }: SignedIn): Promise<Session[]> {
    const now = this.clock.now();
    const usedAfter = new Date(now.getTime() - SESSION_IDLE_MS);
    const rows = await listSessions(this.database, listenerId, { now, usedAfter });
    const sessions = rows.map(({ id, idHash, userAgent, ...times }) => ({
      id: toGlobalId('Session', id),
      client: clientName(userAgent),
      current: idHash.equals(sessionHash),
      ...times,
    }));
    return sessions.sort((one, other) => Number(other.current) - Number(one.current));
  }

  /**
   * Ends a session of who asks. One that has ended, and one of somebody else, are left as they are.
   * @throws ApplicationError BAD_USER_INPUT when the text is no id of ours, NOT_FOUND when it names another type
   */
  async end({ listenerId }: SignedIn, id: string): Promise<void> {
    await this.sessions.endOf(listenerId, fromGlobalId('Session', id));
  }

  /** Ends all sessions of who asks but the one that asks. */
  async endOthers({ listenerId, sessionHash }: SignedIn): Promise<void> {
    await this.sessions.endOthers(listenerId, sessionHash);
  }
}
