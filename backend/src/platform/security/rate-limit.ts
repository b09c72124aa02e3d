import type { Request } from 'express';
import { ApplicationError } from '../errors/application-error';
import type { RateLimiter, RateTier } from './rate-limiter';

/**
 * Counts a request against its session and its address, and says in `ratelimit-*` headers what is left (requests; reset in seconds).
 * @throws ApplicationError RATE_LIMITED, with the seconds to wait, when one of them asks too often
 */
export function limitRate(limiter: RateLimiter, tier: RateTier, request: Request): void {
  const { ip: address = 'unknown', signedIn, res: response } = request;
  const state = limiter.hit(tier, { address, session: signedIn?.sessionHash.toString('base64') });
  response?.setHeader('ratelimit-limit', state.limit);
  response?.setHeader('ratelimit-remaining', state.remaining);
  response?.setHeader('ratelimit-reset', state.resetSeconds);
  if (state.allowed) return;
  throw new ApplicationError('RATE_LIMITED', 'Too many requests; please wait a moment.', {
    retryAfterSeconds: state.resetSeconds,
  });
}
