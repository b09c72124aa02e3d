import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-spotify';
import { Environment } from '../platform/config/environment';
import { AttemptStore } from './attempt-store';
import { SCOPES, SpotifyAccounts } from './spotify-accounts';
import type { SignInGrant, SpotifyIdentity, SpotifyProfile } from './spotify-replies';

type TokenCallback = (error: unknown, accessToken?: string, refreshToken?: string, grant?: SignInGrant) => void;
type ProfileCallback = (error: unknown, profile?: SpotifyProfile) => void;

/**
 * passport-spotify with state and PKCE S256 kept by AttemptStore. Its own HTTP calls know no limit of time or size and
 * trust every reply, so they go through SpotifyAccounts instead.
 */
@Injectable()
export class SpotifyStrategy extends PassportStrategy(Strategy, 'spotify', true) {
  constructor(
    environment: Environment,
    store: AttemptStore,
    private readonly accounts: SpotifyAccounts,
  ) {
    const options = {
      clientID: environment.spotifyClient.id,
      clientSecret: environment.spotifyClient.secret ?? '',
      callbackURL: environment.spotifyRedirectUri,
      authorizationURL: environment.spotifyAuthorizationUrl,
      tokenURL: environment.spotifyTokenUrl,
      scope: SCOPES,
      state: true,
      pkce: 'S256',
      store,
    };
    super(options); // among them some that the published types do not know: state, pkce, store
    const { _oauth2: oauth2 } = this as unknown as { _oauth2: { getOAuthAccessToken: unknown } };
    oauth2.getOAuthAccessToken = (code: string, params: { code_verifier: string }, done: TokenCallback) =>
      this.exchange(code, params.code_verifier, done);
  }

  /** Called by passport-oauth2 with the fresh access token. */
  userProfile(accessToken: string, done: ProfileCallback): void {
    this.accounts.profile(accessToken).then(
      (profile) => done(null, profile),
      (error: unknown) => done(error),
    );
  }

  /** Called by passport-oauth2 when Spotify vouches for somebody. */
  validate(_accessToken: string, _refreshToken: string, grant: SignInGrant, profile: SpotifyProfile): SpotifyIdentity {
    return { grant, profile };
  }

  private exchange(code: string, codeVerifier: string, done: TokenCallback): void {
    this.accounts.exchange(code, codeVerifier).then(
      (grant) => done(null, grant.accessToken, grant.refreshToken, grant),
      (error: unknown) => done(error),
    );
  }
}
