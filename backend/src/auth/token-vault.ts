import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { ConcurrencyLimit } from '../platform/concurrency-limit';
import { Database, type Transaction } from '../platform/database/database';
import { ApplicationError } from '../platform/errors/application-error';
import { SecretError } from '../platform/security/secret-box';
import { isMassRefusal } from './mass-refusal';
import { RefreshWindow } from './refresh-window.repository';
import { type AccountTokens, SpotifyAccountRepository } from './spotify-account.repository';
import { SpotifyAccounts, SpotifyRefusal } from './spotify-accounts';
import { TokenError, type TokenErrorKind } from './token-error';
import type { Grant } from './spotify-replies';

const MINIMUM_LEFT_MS = 5 * 60_000;

/** Refreshes under way in one process: each holds a database connection while Spotify is asked, most must stay free. */
const REFRESHES_AT_A_TIME = 4;

type GoodEnough = (tokens: AccountTokens) => boolean;

/** A token, or why there is none: decided inside the transaction, thrown after it is committed. */
type Outcome = { token: string } | { refused: TokenErrorKind; cause?: unknown };

/** Hands out access tokens that are good for at least five minutes, refreshed just in time and by one process at a time. */
@Injectable()
export class TokenVault {
  private readonly logger = new Logger(TokenVault.name);
  private readonly underWay = new Map<number, Promise<string>>();
  private readonly refreshes = new ConcurrencyLimit(REFRESHES_AT_A_TIME);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: SpotifyAccountRepository,
    private readonly accounts: SpotifyAccounts,
    private readonly window: RefreshWindow,
  ) {}

  /** An access token of the listener. Throws TokenError. */
  async accessToken(listenerId: number): Promise<string> {
    const tokens = await this.opened(() => this.repository.find(listenerId), listenerId);
    if (tokens?.state === 'CONNECTED' && this.isFresh(tokens)) return tokens.accessToken;
    return this.refreshOnce(listenerId, (current) => this.isFresh(current));
  }

  /** Another token than the one Spotify rejected with 401: what is stored by now, or a fresh one. Throws TokenError. */
  async accessTokenAfter401(listenerId: number, rejected: string): Promise<string> {
    const isAnother = (current: AccountTokens) => current.accessToken !== rejected && this.isFresh(current);
    const token = await this.refreshOnce(listenerId, isAnother);
    return token === rejected ? this.refreshOnce(listenerId, isAnother) : token;
  }

  /**
   * Tries the refresh token of a quarantined listener, whatever its state. True when Spotify accepts it.
   * Refusals are not counted: they are expected here. Throws TokenError when no call may be made.
   */
  probe(listenerId: number): Promise<boolean> {
    return this.refreshes.run(async () => {
      await this.book();
      return this.database.transaction((tx) => this.isAccepted(tx, listenerId));
    });
  }

  private async isAccepted(tx: Transaction, listenerId: number): Promise<boolean> {
    const tokens = await this.repository.lock(tx, listenerId);
    const grant = tokens && (await this.accounts.refresh(tokens.refreshToken).catch(() => null));
    if (!grant) return false;
    await this.repository.keepRefreshed(tx, listenerId, grant, tokens.refreshToken);
    return true;
  }

  /** Callers of this process share one refresh; processes take turns at the row. */
  private refreshOnce(listenerId: number, isGoodEnough: GoodEnough): Promise<string> {
    return this.underWay.get(listenerId) ?? this.begin(listenerId, isGoodEnough);
  }

  private begin(listenerId: number, isGoodEnough: GoodEnough): Promise<string> {
    const run = this.refreshes
      .run(() => this.bookAndRefresh(listenerId, isGoodEnough))
      .finally(() => this.underWay.delete(listenerId));
    this.underWay.set(listenerId, run);
    return run;
  }

  /** Looks before it books, and books before the transaction takes a connection: a booking needs one of its own. */
  private async bookAndRefresh(listenerId: number, isGoodEnough: GoodEnough): Promise<string> {
    if (isMassRefusal(await this.window.counts())) throw new TokenError('QUARANTINED');
    const stored = settled(await this.opened(() => this.repository.find(listenerId), listenerId), isGoodEnough);
    if (stored) return tokenOf(stored);
    await this.book();
    return tokenOf(await this.database.transaction((tx) => this.lockAndRefresh(tx, listenerId, isGoodEnough)));
  }

  private async lockAndRefresh(tx: Transaction, listenerId: number, isGoodEnough: GoodEnough): Promise<Outcome> {
    const tokens = await this.opened(() => this.repository.lock(tx, listenerId), listenerId);
    return settled(tokens, isGoodEnough) ?? this.refresh(tx, listenerId, tokens as AccountTokens);
  }

  private async book(): Promise<void> {
    try {
      await this.accounts.bookRefresh();
    } catch (error) {
      throw error instanceof ApplicationError ? new TokenError('UNAVAILABLE', { cause: error }) : error;
    }
  }

  private async refresh(tx: Transaction, listenerId: number, { refreshToken }: AccountTokens): Promise<Outcome> {
    let grant: Grant;
    try {
      grant = await this.accounts.refresh(refreshToken);
    } catch (error) {
      return this.refused(tx, listenerId, error);
    }
    await this.window.count(tx, false);
    await this.repository.keepRefreshed(tx, listenerId, grant, refreshToken);
    return { token: grant.accessToken };
  }

  private async refused(tx: Transaction, listenerId: number, cause: unknown): Promise<Outcome> {
    if (!(cause instanceof SpotifyRefusal) || cause.kind !== 'INVALID_GRANT') return { refused: 'UNAVAILABLE', cause };
    await this.window.count(tx, true);
    const isMass = isMassRefusal(await this.window.counts(tx));
    const state = isMass ? 'QUARANTINED' : 'RECONNECT_NEEDED';
    await this.repository.setState(tx, listenerId, state);
    if (isMass) await this.window.quarantineRecent(tx);
    if (isMass)
      this.logger.error({ event: 'mass refusal of refresh tokens: they are kept, refreshing pauses', listenerId });
    else this.logger.warn({ event: 'refresh refused', listenerId, code: state });
    return { refused: state, cause };
  }

  /** Tokens that cannot be opened are a fault of the settings, not of the listener. */
  private async opened<T>(read: () => Promise<T>, listenerId: number): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof SecretError)) throw error;
      this.logger.error({ event: 'tokens not readable', listenerId, error });
      throw new TokenError('UNAVAILABLE', { cause: error });
    }
  }

  private isFresh(tokens: AccountTokens): boolean {
    return tokens.expiresAt.getTime() - this.clock.now().getTime() >= MINIMUM_LEFT_MS;
  }
}

/** What can be said without asking Spotify; null when a refresh is needed. */
function settled(tokens: AccountTokens | null, isGoodEnough: GoodEnough): Outcome | null {
  if (!tokens) return { refused: 'RECONNECT_NEEDED' };
  if (tokens.state !== 'CONNECTED') return { refused: tokens.state };
  return isGoodEnough(tokens) ? { token: tokens.accessToken } : null;
}

function tokenOf(outcome: Outcome): string {
  if ('token' in outcome) return outcome.token;
  throw new TokenError(outcome.refused, { cause: outcome.cause });
}
