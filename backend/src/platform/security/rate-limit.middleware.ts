import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { limitRate } from './rate-limit';
import { RateLimiter } from './rate-limiter';

/** Counts every request in the tier `normal`, once and before anything is worked out for it. Goes behind the session middleware. */
@Injectable()
export class RateLimitMiddleware implements NestMiddleware {
  constructor(private readonly limiter: RateLimiter) {}

  use(request: Request, _response: Response, next: NextFunction): void {
    limitRate(this.limiter, 'normal', request);
    next();
  }
}
