import { Controller, Get, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Environment } from '../platform/config/environment';
import { RateLimit, RateLimitGuard } from '../platform/security/rate-limit.guard';
import type { SignedIn } from '../platform/security/signed-in';
import { cookieOptions, fullName, hashOf, readCookie } from './cookies';
import { CurrentListener } from './current-listener.decorator';
import { SESSION_LIFETIME_MS, SessionRepository } from './session.repository';
import type { SignInAttempt } from './sign-in-attempt.repository';
import { SignInFailureFilter } from './sign-in-failure.filter';
import { SignInService } from './sign-in.service';
import { SignedInGuard } from './signed-in.guard';
import { FromSpotifyGuard, ToSpotifyGuard } from './spotify.guards';
import type { SpotifyIdentity } from './spotify-replies';

const SESSION = 'audiospective_session';

/** What FromSpotifyGuard leaves on a request it lets pass. */
type ReturnedRequest = Request & { user: SpotifyIdentity; authInfo: { state: SignInAttempt } };

/** Signing in with Spotify, and out again. */
@Controller('auth')
@RateLimit('lenient')
@UseGuards(RateLimitGuard)
export class AuthController {
  constructor(
    private readonly environment: Environment,
    private readonly signIn: SignInService,
    private readonly sessions: SessionRepository,
  ) {}

  /** `?returnTo=/path&timeZone=Europe/Berlin`: sends the browser to Spotify. */
  @Get('spotify')
  @UseGuards(ToSpotifyGuard)
  @UseFilters(SignInFailureFilter)
  toSpotify(): void {
    // the guard has answered with a redirect
  }

  /** Spotify sends the browser here; on to where it wanted to go, with a new session. */
  @Get('spotify/callback')
  @UseGuards(FromSpotifyGuard)
  @UseFilters(SignInFailureFilter)
  async fromSpotify(@Req() request: ReturnedRequest, @Res() response: Response): Promise<void> {
    const { returnTo, timeZone } = request.authInfo.state;
    const userAgent = (request.headers['user-agent'] ?? '').slice(0, 200);
    const formerSession = this.sessionHashOf(request);
    const sessionId = await this.signIn.complete(request.user, { timeZone, userAgent, formerSession });
    const options = cookieOptions(this.environment, SESSION_LIFETIME_MS);
    response.cookie(fullName(SESSION, this.environment), sessionId, options);
    response.redirect(`${this.environment.frontendUrl ?? ''}${returnTo}`);
  }

  /** Ends this session; does nothing for strangers. */
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const session = this.sessionHashOf(request);
    if (session) await this.sessions.end(session);
    this.forgetSession(response);
  }

  /** Ends all sessions of the listener, on every device. */
  @Post('sign-out-everywhere')
  @HttpCode(204)
  @UseGuards(SignedInGuard)
  async signOutEverywhere(
    @CurrentListener() { listenerId }: SignedIn,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.endAll(listenerId);
    this.forgetSession(response);
  }

  private sessionHashOf(request: Request): Buffer | undefined {
    const id = readCookie(request, SESSION, this.environment);
    return id === undefined ? undefined : hashOf(id);
  }

  private forgetSession(response: Response): void {
    response.clearCookie(fullName(SESSION, this.environment), cookieOptions(this.environment));
  }
}
