/**
 * Why there is no access token. RECONNECT_NEEDED: only the listener can help, by signing in again. QUARANTINED: Spotify
 * refuses so many tokens that its word is doubted; they are kept and tried again. UNAVAILABLE: try again later.
 */
export type TokenErrorKind = 'RECONNECT_NEEDED' | 'QUARANTINED' | 'UNAVAILABLE';

/** A listener's access token could not be had. */
export class TokenError extends Error {
  constructor(
    readonly kind: TokenErrorKind,
    options?: ErrorOptions,
  ) {
    super(`No access token: ${kind}`, options);
    this.name = 'TokenError';
  }
}
