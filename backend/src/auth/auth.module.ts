import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { AnswersMiddleware } from '../platform/cache/answers.middleware';
import { ApiGate } from '../platform/security/api-gate';
import { RateLimitMiddleware } from '../platform/security/rate-limit.middleware';
import { AttemptStore } from './attempt-store';
import { AuthController } from './auth.controller';
import { AuthUpkeep } from './auth-upkeep';
import { KeyRotation } from './key-rotation.service';
import { ListenerRepository } from './listener.repository';
import { QuarantineService } from './quarantine.service';
import { RefreshWindow } from './refresh-window.repository';
import { SessionMiddleware } from './session.middleware';
import { SessionRepository } from './session.repository';
import { SignInAttemptRepository } from './sign-in-attempt.repository';
import { SignInObservers } from './sign-in-observers';
import { SignInService } from './sign-in.service';
import { SpotifyAccountRepository } from './spotify-account.repository';
import { SpotifyAccounts } from './spotify-accounts';
import { SpotifyStrategy } from './spotify.strategy';
import { TokenVault } from './token-vault';

/**
 * Signing in with Spotify, sessions, and the tokens to act for listeners. Needs a global provider of CALL_BUDGET and of
 * Clock, and ScheduleModule for its upkeep.
 */
@Module({
  controllers: [AuthController],
  providers: [
    AnswersMiddleware,
    AttemptStore,
    AuthUpkeep,
    KeyRotation,
    ListenerRepository,
    QuarantineService,
    RateLimitMiddleware,
    RefreshWindow,
    SessionMiddleware,
    SessionRepository,
    SignInAttemptRepository,
    SignInObservers,
    SignInService,
    SpotifyAccountRepository,
    SpotifyAccounts,
    SpotifyStrategy,
    TokenVault,
  ],
  exports: [SessionRepository, SignInObservers, TokenVault],
})
export class AuthModule implements NestModule {
  constructor(gate: ApiGate, session: SessionMiddleware, rate: RateLimitMiddleware, answers: AnswersMiddleware) {
    gate.set(
      (request, response, next) => session.use(request, response, next),
      (request, response, next) => rate.use(request, response, next),
      (request, response, next) => answers.use(request, response, next),
    );
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SessionMiddleware).forRoutes('imports{/*path}', 'auth/*path');
  }
}
