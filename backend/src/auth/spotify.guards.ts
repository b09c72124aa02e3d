import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { SignInFailure } from './sign-in-failure';
import { SpotifyRefusal } from './spotify-accounts';

/** Sends the browser to Spotify. */
@Injectable()
export class ToSpotifyGuard extends AuthGuard('spotify') {
  override handleRequest<TUser>(error: unknown): TUser {
    throw new SignInFailure('failed', error);
  }
}

/** Receives the browser back from Spotify; lets only those pass for whom Spotify vouches. */
@Injectable()
export class FromSpotifyGuard extends AuthGuard('spotify') {
  override canActivate(
    context: ExecutionContext,
  ): ReturnType<InstanceType<ReturnType<typeof AuthGuard>>['canActivate']> {
    const { code, error } = context.switchToHttp().getRequest<Request>().query;
    if (error !== undefined) throw new SignInFailure(error === 'access_denied' ? 'refused' : 'failed');
    if (typeof code !== 'string' || code.length > 2048) throw new SignInFailure('expired');
    return super.canActivate(context);
  }

  override handleRequest<TUser>(error: unknown, identity: TUser | false): TUser {
    if (identity) return identity;
    const { oauthError = error } = Object(error) as { oauthError?: unknown };
    if (oauthError instanceof SignInFailure) throw oauthError;
    const isStranger = oauthError instanceof SpotifyRefusal && oauthError.kind === 'NOT_ALLOWED';
    throw new SignInFailure(isStranger ? 'not-allowed' : 'failed', oauthError);
  }
}
