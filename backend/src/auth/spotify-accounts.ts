import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock';
import { Environment } from '../platform/config/environment';
import { boundedFetch, type BoundedReply, type Bounds } from '../platform/upstream/bounded-fetch';
import { CALL_BUDGET, type CallBudget } from '../platform/upstream/call-budget';
import {
  type Grant,
  isSignInGrant,
  parseGrant,
  parseProfile,
  type SignInGrant,
  type SpotifyProfile,
} from './spotify-replies';

/** What the application asks a listener for: who they are, and what they just played. */
const NEEDED_SCOPE = 'user-read-recently-played';
export const SCOPES = ['user-read-private', NEEDED_SCOPE];

/** What Spotify said instead of giving tokens or a profile. */
export type RefusalKind = 'INVALID_GRANT' | 'NOT_ALLOWED' | 'UNUSABLE';

/**
 * Spotify refused or answered nonsense. INVALID_GRANT: the code or refresh token is not (or no longer) accepted.
 * NOT_ALLOWED: the app may not read this person's account (not on its allow list). UNUSABLE: anything else.
 */
export class SpotifyRefusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    readonly status: number,
  ) {
    super(`Spotify refused: ${kind} (${status})`);
    this.name = 'SpotifyRefusal';
  }
}

/** Spotify's accounts service and the profile of who signs in. Every call is booked as SIGN_IN and bounded in time and size. */
@Injectable()
export class SpotifyAccounts {
  /** What a single call may take. */
  readonly bounds: Bounds = { totalMs: 10_000, maxBytes: 64 * 1024 };

  constructor(
    private readonly environment: Environment,
    private readonly clock: Clock,
    @Inject(CALL_BUDGET) private readonly budget: CallBudget,
  ) {}

  /** Trades the code of a sign-in for tokens. Throws SpotifyRefusal, NoReplyError, or RATE_LIMITED from the budget. */
  async exchange(code: string, codeVerifier: string): Promise<SignInGrant> {
    await this.budget.spend('SIGN_IN');
    const redirectUri = this.environment.spotifyRedirectUri;
    const grant = await this.askForTokens({
      grant_type: 'authorization_code',
      code,
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
    });
    if (!isSignInGrant(grant, NEEDED_SCOPE)) throw new SpotifyRefusal('UNUSABLE', 200);
    return grant;
  }

  /** Books the call that one `refresh` makes. Throws RATE_LIMITED from the budget. */
  bookRefresh(): Promise<void> {
    return this.budget.spend('SIGN_IN');
  }

  /**
   * Trades a refresh token for a fresh access token, and perhaps a new refresh token. The call is booked by `bookRefresh`
   * beforehand, so that this uses no database connection. Throws SpotifyRefusal or NoReplyError.
   */
  refresh(refreshToken: string): Promise<Grant> {
    return this.askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** The profile of whom an access token belongs to. Throws like `exchange`. */
  async profile(accessToken: string): Promise<SpotifyProfile> {
    await this.budget.spend('SIGN_IN');
    const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' };
    const reply = await boundedFetch(`${this.environment.spotifyApiUrl}/me`, { headers }, this.bounds);
    if (reply.status === 403) throw new SpotifyRefusal('NOT_ALLOWED', 403);
    return usable(reply, parseProfile);
  }

  private async askForTokens(form: Record<string, string>): Promise<Grant> {
    const { id, secret } = this.environment.spotifyClient;
    const basic = secret && `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const reply = await boundedFetch(
      this.environment.spotifyTokenUrl,
      {
        method: 'POST',
        headers: { accept: 'application/json', ...(basic && { authorization: basic }) },
        body: new URLSearchParams({ ...form, client_id: id }),
      },
      this.bounds,
    );
    if (reply.status === 400 && errorOf(reply) === 'invalid_grant') throw new SpotifyRefusal('INVALID_GRANT', 400);
    return usable(reply, (json) => parseGrant(json, this.clock.now()));
  }
}

function usable<T>(reply: BoundedReply, parse: (json: unknown) => T | null): T {
  const result = reply.status === 200 ? parse(jsonOf(reply)) : null;
  if (result === null) throw new SpotifyRefusal('UNUSABLE', reply.status);
  return result;
}

function errorOf(reply: BoundedReply): unknown {
  return (Object(jsonOf(reply)) as { error?: unknown }).error;
}

function jsonOf(reply: BoundedReply): unknown {
  try {
    return JSON.parse(reply.body);
  } catch {
    return null;
  }
}
