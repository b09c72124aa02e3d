import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Environment } from '../platform/config/environment';
import { sendError } from '../platform/errors/http-error.filter';
import { toApplicationError } from '../platform/errors/to-application-error';
import { currentRequestId } from '../platform/observability/request-id';
import { SignInFailure, type SignInFailureKind } from './sign-in-failure';

/** Sends people back to the dashboard with a fixed word for what happened, and programs the error itself. */
@Catch()
@Injectable()
export class SignInFailureFilter implements ExceptionFilter {
  private readonly logger = new Logger('SignIn');

  constructor(private readonly environment: Environment) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = toApplicationError(thrown);
    const kind = error instanceof SignInFailure ? error.kind : 'failed';
    this.logger.warn({ event: 'sign-in failed', reason: kind, code: error.code, error: error.cause ?? thrown });
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const wantsPage = request.accepts(['json', 'html']) === 'html' && error.code !== 'RATE_LIMITED';
    if (wantsPage) response.redirect(this.pageFor(kind));
    else sendError(response, error);
  }

  private pageFor(kind: SignInFailureKind): string {
    const query = new URLSearchParams({ signIn: kind });
    if (kind === 'failed') query.set('requestId', currentRequestId() ?? '');
    return `${this.environment.frontendUrl ?? ''}/?${query.toString()}`;
  }
}
