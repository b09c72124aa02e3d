import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/database';
import { hashOf, newSecretId } from './cookies';
import { identify } from './identity';
import { ListenerRepository } from './listener.repository';
import { SessionRepository } from './session.repository';
import { SignInFailure } from './sign-in-failure';
import { SignInObservers } from './sign-in-observers';
import { SpotifyAccountRepository } from './spotify-account.repository';
import type { SpotifyIdentity } from './spotify-replies';

/** What the browser brings along when it comes back from Spotify. */
export interface SigningBrowser {
  timeZone: string | null;
  userAgent: string;
  /** Hash of the session it had until now; that one ends. */
  formerSession: Buffer | undefined;
}

/** Turns somebody Spotify vouches for into a listener with a session. */
@Injectable()
export class SignInService {
  private readonly logger = new Logger(SignInService.name);

  constructor(
    private readonly database: Database,
    private readonly listeners: ListenerRepository,
    private readonly accounts: SpotifyAccountRepository,
    private readonly sessions: SessionRepository,
    private readonly observers: SignInObservers,
  ) {}

  /** Stores listener, tokens and session, all or nothing. Answers the id of the new session. */
  async complete(identity: SpotifyIdentity, browser: SigningBrowser): Promise<string> {
    const sessionId = newSecretId();
    const stored = await this.database.transaction(async (tx) => {
      const { listenerId, firstTime } = await this.listenerOf(tx, identity, browser.timeZone);
      await this.accounts.keepAuthorized(tx, listenerId, identity);
      await this.sessions.begin(tx, { listenerId, sessionHash: hashOf(sessionId) }, browser.userAgent);
      return { listenerId, firstTime };
    });
    if (browser.formerSession) await this.sessions.end(browser.formerSession);
    this.logger.log({ event: 'signed in', listenerId: stored.listenerId });
    await this.observers.tell({ ...stored, spotifyId: identity.profile.spotifyId });
    return sessionId;
  }

  private async listenerOf(tx: Transaction, { profile }: SpotifyIdentity, timeZone: string | null) {
    const found = identify(profile, await this.listeners.knownAccounts(tx, profile));
    if (found === 'CONFLICT')
      throw new SignInFailure('failed', new Error('The ids of the profile belong to different accounts'));
    if (found === 'NEW') return { listenerId: await this.listeners.create(tx, profile, timeZone), firstTime: true };
    await this.listeners.update(tx, found, profile);
    return { listenerId: found, firstTime: false };
  }
}
