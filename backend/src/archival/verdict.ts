import { TokenError } from '../auth/token-error';
import type { FailureKind } from '../circuit-breaker/circuit-breaker';
import { ApplicationError } from '../platform/errors/application-error';
import { toApplicationError } from '../platform/errors/to-application-error';
import { FencedError } from './slot-ledger';
import { SpotifyBusyError, SpotifyError } from './spotify/spotify-error';

/**
 * What an error during a poll means. `busy`: nobody may call Spotify before `until`, the slot stays due. `fenced`: somebody
 * else has the slot. `away`: our database is, nothing can be noted. `failed`: the slot ends so; `counts` for the breaker or not.
 */
export type Verdict =
  | { is: 'busy'; until: Date }
  | { is: 'fenced' }
  | { is: 'away' }
  | { is: 'failed'; outcome: string; counts: FailureKind | null };

/** Tells errors of a poll apart. What is unknown counts as UNKNOWN against this listener only. */
export function judge(error: unknown, now: Date): Verdict {
  if (error instanceof SpotifyBusyError) return { is: 'busy', until: error.wait.until };
  if (error instanceof SpotifyError) return { is: 'failed', outcome: error.code, counts: error.kind };
  if (error instanceof TokenError) return judgeToken(error, now);
  if (error instanceof FencedError) return { is: 'fenced' };
  if (isOurDatabase(error)) return { is: 'away' };
  return { is: 'failed', outcome: 'UNKNOWN', counts: 'UNKNOWN' };
}

function judgeToken(error: TokenError, now: Date): Verdict {
  const { cause } = error;
  if (error.kind !== 'UNAVAILABLE') return { is: 'failed', outcome: error.kind, counts: null };
  if (cause instanceof ApplicationError && cause.code === 'RATE_LIMITED') {
    return { is: 'busy', until: new Date(now.getTime() + (cause.retryAfterSeconds ?? 1) * 1000) };
  }
  if (isOurDatabase(cause)) return { is: 'away' };
  return { is: 'failed', outcome: 'TOKEN_UNAVAILABLE', counts: 'NETWORK' };
}

/** The database does not answer, or our own pool had no connection free in time: no listener is to blame. */
function isOurDatabase(error: unknown): boolean {
  return toApplicationError(error).code === 'SERVICE_UNAVAILABLE';
}
