import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isTimeZone } from '@audiospective/period';
import { Environment } from '../platform/config/environment';
import { cookieOptions, fullName, newSecretId, readCookie } from './cookies';
import { returnPath } from './return-to';
import { ATTEMPT_LIFETIME_MS, SignInAttemptRepository, type SignInAttempt } from './sign-in-attempt.repository';
import { SignInFailure } from './sign-in-failure';

type Stored = (error: unknown, state?: string) => void;
type Verified = (error: unknown, codeVerifier?: string, attempt?: SignInAttempt) => void;

const COOKIE = 'audiospective_sign_in';

/** The state store of passport-oauth2, which tells its methods apart by their number of parameters. */
@Injectable()
export class AttemptStore {
  constructor(
    private readonly environment: Environment,
    private readonly attempts: SignInAttemptRepository,
  ) {}

  /** Remembers a sign-in that begins, and binds it to the browser by a cookie. Gives the state to send along. */
  store(request: Request, codeVerifier: string, _state: unknown, _meta: unknown, done: Stored): void {
    this.begin(request, codeVerifier).then(
      (state) => done(null, state),
      (error: unknown) => done(error),
    );
  }

  /** Gives the code verifier of a sign-in that comes back, once; fails with `expired` for anything else. */
  verify(request: Request, state: unknown, _meta: unknown, done: Verified): void {
    this.take(request, state).then(
      (attempt) => done(null, attempt.codeVerifier, attempt),
      (error: unknown) => done(error),
    );
  }

  private async begin(request: Request, codeVerifier: string): Promise<string> {
    const keys = { state: newSecretId(), browser: newSecretId() };
    const { returnTo, timeZone } = request.query;
    await this.attempts.begin(keys, {
      codeVerifier,
      returnTo: returnPath(returnTo),
      timeZone: typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : null,
    });
    const options = cookieOptions(this.environment, ATTEMPT_LIFETIME_MS);
    request.res?.cookie(fullName(COOKIE, this.environment), keys.browser, options);
    return keys.state;
  }

  private async take(request: Request, state: unknown): Promise<SignInAttempt> {
    const browser = readCookie(request, COOKIE, this.environment);
    request.res?.clearCookie(fullName(COOKIE, this.environment), cookieOptions(this.environment));
    const attempt =
      browser && typeof state === 'string' && state.length <= 100 ? await this.attempts.take({ state, browser }) : null;
    if (!attempt) throw new SignInFailure('expired');
    return attempt;
  }
}
