import { Injectable } from '@nestjs/common';
import { TokenVault } from '../auth/token-vault';
import { Clock } from '../platform/clock';
import type { RecentlyPlayed } from './spotify/recently-played';
import { SpotifyClient } from './spotify/spotify-client';
import { SpotifyError } from './spotify/spotify-error';

/** A page of plays, and when it was asked for. */
export interface FetchedPage extends RecentlyPlayed {
  askedAt: Date;
}

/** The newest plays of a listener, with a good access token. */
@Injectable()
export class RecentPlays {
  constructor(
    private readonly vault: TokenVault,
    private readonly client: SpotifyClient,
    private readonly clock: Clock,
  ) {}

  /** Asks Spotify; a rejected token is refreshed once. Throws TokenError, SpotifyError, SpotifyBusyError. */
  async fetch(listenerId: number): Promise<FetchedPage> {
    const askedAt = this.clock.now();
    const token = await this.vault.accessToken(listenerId);
    try {
      return { ...(await this.client.recentlyPlayed(token)), askedAt };
    } catch (error) {
      if (!(error instanceof SpotifyError) || error.code !== 'TOKEN_REJECTED') throw error;
      const fresh = await this.vault.accessTokenAfter401(listenerId, token);
      return { ...(await this.client.recentlyPlayed(fresh)), askedAt };
    }
  }
}
