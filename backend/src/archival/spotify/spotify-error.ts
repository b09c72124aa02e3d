import type { FailureKind } from '../../circuit-breaker/circuit-breaker';
import type { Wait } from './spotify-limiter';

/** What Spotify answered instead of data, and what it means for the listener's breaker. */
const KIND_OF = {
  TOKEN_REJECTED: 'AUTH',
  SCOPE_MISSING: 'AUTH',
  NOT_REGISTERED: 'AUTH',
  PREMIUM_NEEDED: 'AUTH',
  FORBIDDEN: 'AUTH',
  NO_REPLY: 'NETWORK',
  SERVER_ERROR: 'NETWORK',
  WEB_PAGE: 'NETWORK',
  NOT_FOUND: 'UNKNOWN',
  REFUSED: 'UNKNOWN',
  WRONG_SHAPE: 'UNKNOWN',
} as const satisfies Record<string, FailureKind>;

export type SpotifyErrorCode = keyof typeof KIND_OF;

/** A call to Spotify's Web API failed. Its text holds neither token nor body. */
export class SpotifyError extends Error {
  readonly kind: FailureKind;

  constructor(
    readonly code: SpotifyErrorCode,
    readonly status: number | null = null,
  ) {
    super(`Spotify: ${code}${status === null ? '' : ` (${status})`}`);
    this.name = 'SpotifyError';
    this.kind = KIND_OF[code];
  }
}

/** No call may be made before `wait.until`: Spotify, the quota or our own budget says so. Nobody's breaker is concerned. */
export class SpotifyBusyError extends Error {
  constructor(readonly wait: Wait) {
    super(`Spotify must not be called now: ${wait.reason}`);
    this.name = 'SpotifyBusyError';
  }
}
