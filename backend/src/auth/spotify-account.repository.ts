import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Database, type Queryable, type Transaction } from '../platform/database/database';
import { SecretBox, type SecretPlace } from '../platform/security/secret-box';
import type { Grant, SpotifyIdentity } from './spotify-replies';

export type AccountState = 'CONNECTED' | 'RECONNECT_NEEDED' | 'QUARANTINED';

/** A listener's tokens, opened. */
export interface AccountTokens {
  state: AccountState;
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
}

interface AccountRow {
  state: AccountState;
  access_token: Buffer;
  access_token_expires_at: Date;
  refresh_token: Buffer;
}

/** The tokens of listeners: sealed in the database, open only on their way through here. */
@Injectable()
export class SpotifyAccountRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: SecretBox,
  ) {}

  /** The listener's tokens, or null. Throws SecretError when the key that sealed them is not at hand. */
  find(listenerId: number): Promise<AccountTokens | null> {
    return this.read(this.database, listenerId, '');
  }

  /** Like `find`; until the transaction ends, no other process gets them this way. */
  lock(tx: Transaction, listenerId: number): Promise<AccountTokens | null> {
    return this.read(tx, listenerId, 'FOR UPDATE');
  }

  /** Keeps what a refresh brought. A reply without a refresh token or scopes leaves those as they were; `authorized_at` never moves here. */
  async keepRefreshed(tx: Transaction, listenerId: number, grant: Grant, refreshToken: string): Promise<void> {
    await tx.query(
      `UPDATE spotify_account SET access_token = $2, access_token_expires_at = $3, refresh_token = $4,
         scopes = coalesce($5, scopes), state = 'CONNECTED', state_since = CASE state WHEN 'CONNECTED' THEN state_since ELSE $6 END
       WHERE listener_id = $1`,
      [
        listenerId,
        this.secrets.seal(grant.accessToken, placeOf('access_token', listenerId)),
        grant.expiresAt,
        this.secrets.seal(grant.refreshToken ?? refreshToken, placeOf('refresh_token', listenerId)),
        grant.scopes,
        this.clock.now(),
      ],
    );
  }

  /** Keeps what a sign-in brought: the account is connected, and the six months of consent begin anew. */
  async keepAuthorized(tx: Transaction, listenerId: number, { grant, profile }: SpotifyIdentity): Promise<void> {
    await tx.query(
      `INSERT INTO spotify_account AS known (listener_id, spotify_id, account_id, access_token, access_token_expires_at,
         refresh_token, scopes, state, state_since, authorized_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'CONNECTED', $8, $8)
       ON CONFLICT (listener_id) DO UPDATE SET spotify_id = excluded.spotify_id,
         account_id = coalesce(excluded.account_id, known.account_id), access_token = excluded.access_token,
         access_token_expires_at = excluded.access_token_expires_at, refresh_token = excluded.refresh_token,
         scopes = excluded.scopes, state = excluded.state, state_since = excluded.state_since,
         authorized_at = excluded.authorized_at`,
      [
        listenerId,
        profile.spotifyId,
        profile.accountId,
        this.secrets.seal(grant.accessToken, placeOf('access_token', listenerId)),
        grant.expiresAt,
        this.secrets.seal(grant.refreshToken, placeOf('refresh_token', listenerId)),
        grant.scopes,
        this.clock.now(),
      ],
    );
  }

  /** Notes that the tokens are not accepted. They are kept: Spotify's word may turn out to be wrong. */
  async setState(tx: Transaction, listenerId: number, state: AccountState): Promise<void> {
    await tx.query('UPDATE spotify_account SET state = $2, state_since = $3 WHERE listener_id = $1 AND state <> $2', [
      listenerId,
      state,
      this.clock.now(),
    ]);
  }

  /** Listeners after the given one whose tokens another key than today's sealed, in order. */
  async sealedWithFormerKey(afterListenerId: number, most: number): Promise<number[]> {
    const header = this.secrets.currentHeader;
    const rows = await this.database.query<{ listener_id: number }>(
      `SELECT listener_id FROM spotify_account
       WHERE listener_id > $1 AND (substr(access_token, 1, $2) <> $3 OR substr(refresh_token, 1, $2) <> $3)
       ORDER BY listener_id LIMIT $4`,
      [afterListenerId, header.length, header, most],
    );
    return rows.map((row) => row.listener_id);
  }

  /** Seals the listener's tokens anew with today's key. Throws SecretError when the former key is not at hand. */
  async reseal(listenerId: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const tokens = await this.lock(tx, listenerId);
      if (!tokens) return;
      await tx.query('UPDATE spotify_account SET access_token = $2, refresh_token = $3 WHERE listener_id = $1', [
        listenerId,
        this.secrets.seal(tokens.accessToken, placeOf('access_token', listenerId)),
        this.secrets.seal(tokens.refreshToken, placeOf('refresh_token', listenerId)),
      ]);
    });
  }

  private async read(db: Queryable, listenerId: number, lock: '' | 'FOR UPDATE'): Promise<AccountTokens | null> {
    const [row] = await db.query<AccountRow>(
      `SELECT state, access_token, access_token_expires_at, refresh_token FROM spotify_account WHERE listener_id = $1 ${lock}`,
      [listenerId],
    );
    return row
      ? {
          state: row.state,
          accessToken: this.secrets.open(row.access_token, placeOf('access_token', listenerId)),
          expiresAt: row.access_token_expires_at,
          refreshToken: this.secrets.open(row.refresh_token, placeOf('refresh_token', listenerId)),
        }
      : null;
  }
}

function placeOf(column: 'access_token' | 'refresh_token', listenerId: number): SecretPlace {
  return { table: 'spotify_account', column, row: listenerId };
}
