import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { Environment } from '../platform/config/environment';
import { hashOf, readCookie } from './cookies';
import { SessionRepository } from './session.repository';

/** Sets `request.signedIn` when the session cookie belongs to a valid session. Whoever has none goes on as a stranger. */
@Injectable()
export class SessionMiddleware implements NestMiddleware {
  constructor(
    private readonly environment: Environment,
    private readonly sessions: SessionRepository,
  ) {}

  async use(request: Request, _response: Response, next: NextFunction): Promise<void> {
    const sessionId = readCookie(request, 'audiospective_session', this.environment);
    if (sessionId) request.signedIn = (await this.sessions.use(hashOf(sessionId))) ?? undefined;
    next();
  }
}
