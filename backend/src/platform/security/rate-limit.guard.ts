import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { requestOf } from '../request-of';
import { limitRate } from './rate-limit';
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
    limitRate(this.limiter, tier ?? 'normal', requestOf(context));
    return true;
  }
}
