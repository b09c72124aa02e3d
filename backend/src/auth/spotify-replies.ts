/** Tokens as the accounts service grants them. */
export interface Grant {
  accessToken: string;
  /** Null when the reply has none: the one at hand stays valid. */
  refreshToken: string | null;
  expiresAt: Date;
  /** False when the reply does not say how long the access token lives, and an hour is assumed. */
  lifetimeKnown: boolean;
  /** Null when the reply does not name them. */
  scopes: string[] | null;
}

/** What a sign-in must bring: a refresh token, a known lifetime, and named scopes. */
export type SignInGrant = Grant & { refreshToken: string; scopes: string[] };

/** Whom Spotify vouches for, with tokens to act for them. */
export interface SpotifyIdentity {
  grant: SignInGrant;
  profile: SpotifyProfile;
}

/** Who signs in, as far as Spotify tells. */
export interface SpotifyProfile {
  spotifyId: string;
  /** The identity that never changes; null where Spotify does not give it. */
  accountId: string | null;
  displayName: string;
  avatarUrl: string | null;
}

const TOKEN = /^[\x21-\x7e]{1,4096}$/;
const USUAL_LIFETIME_S = 3600;

/** Reads a reply of the token endpoint; null when it is not a grant of a bearer token. */
export function parseGrant(json: unknown, now: Date): Grant | null {
  const reply = Object(json) as Record<string, unknown>;
  const { access_token: accessToken, refresh_token: refreshToken = null, token_type: type, scope } = reply;
  if ('error' in reply || !isToken(accessToken) || String(type).toLowerCase() !== 'bearer') return null;
  if (refreshToken !== null && !isToken(refreshToken)) return null;
  const seconds = lifetimeOf(reply['expires_in']);
  return {
    accessToken,
    refreshToken,
    expiresAt: new Date(now.getTime() + (seconds ?? USUAL_LIFETIME_S) * 1000),
    lifetimeKnown: seconds !== null,
    scopes: typeof scope === 'string' ? scope.split(' ').filter(Boolean) : null,
  };
}

/** Reads a reply of GET /me; every field but the id is optional. Null when there is no usable id. */
export function parseProfile(json: unknown): SpotifyProfile | null {
  const { id, account_id: accountId, display_name: displayName, images } = Object(json) as Record<string, unknown>;
  if (!isId(id)) return null;
  return {
    spotifyId: id,
    accountId: isId(accountId) ? accountId : null,
    displayName: typeof displayName === 'string' ? cleanName(displayName) || id : id,
    avatarUrl: avatarOf(images),
  };
}

/** Narrows a grant to what a sign-in needs. */
export function isSignInGrant(grant: Grant, scope: string): grant is SignInGrant {
  return grant.refreshToken !== null && grant.lifetimeKnown && (grant.scopes?.includes(scope) ?? false);
}

function isToken(value: unknown): value is string {
  return typeof value === 'string' && TOKEN.test(value);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 256 && !value.includes('\0');
}

function lifetimeOf(value: unknown): number | null {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= 86_400 ? (value as number) : null;
}

function cleanName(name: string): string {
  return [...name.replace(/[\u0000-\u001f\u007f]/g, ' ').trim()].slice(0, 100).join('');
}

function avatarOf(images: unknown): string | null {
  const first: unknown = Array.isArray(images) ? (Object(images[0]) as { url?: unknown }).url : null;
  const url = typeof first === 'string' && first.length <= 1000 ? URL.parse(first) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
