import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApplicationError } from '../errors/application-error';
import { requestOf } from '../request-of';
import { RateLimiter, type RateTier } from './rate-limiter';

const TIER = 'rate-tier';

/** How often a controller method or field may be asked for; works together with `@UseGuards(RateLimitGuard)`. */
export const RateLimit = (tier: RateTier) => SetMetadata(TIER, tier);

/** Refuses with RATE_LIMITED when a session or an address asks too often; `normal` where no tier is named. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const tier = this.reflector.getAllAndOverride<RateTier | undefined>(TIER, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { ip, signedIn, res: response } = requestOf(context);
    const session = signedIn ? [`session ${signedIn.sessionHash.toString('base64')}`] : [];
    const state = this.limiter.hit(tier ?? 'normal', [`address ${ip ?? 'unknown'}`, ...session]);
    response?.setHeader('ratelimit-limit', state.limit);
    response?.setHeader('ratelimit-remaining', state.remaining);
    response?.setHeader('ratelimit-reset', state.resetSeconds);
    if (state.allowed) return true;
    throw new ApplicationError('RATE_LIMITED', 'Too many requests; please wait a moment.', {
      retryAfterSeconds: state.resetSeconds,
    });
  }
}
