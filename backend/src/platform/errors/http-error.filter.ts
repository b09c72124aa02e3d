import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { currentRequestId } from '../observability/request-id';
import type { ApplicationError } from './application-error';
import { toApplicationError } from './to-application-error';

/** The one mapping of errors to HTTP: `{ error: { code, message, requestId } }`, with Retry-After where waiting helps. */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(HttpErrorFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw thrown;
    const error = toApplicationError(thrown);
    if (error.status >= 500) this.logger.error({ event: 'request failed', code: error.code, error: thrown });
    sendError(host.switchToHttp().getResponse<Response>(), error);
  }
}

/** Answers an error in the one shape, unless the answer has begun already: then the connection is cut. */
export function sendError(response: Response, error: ApplicationError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (error.retryAfterSeconds !== undefined) response.setHeader('retry-after', Math.ceil(error.retryAfterSeconds));
  response.setHeader('cache-control', 'no-store');
  const { code, message } = error;
  response.status(error.status).json({ error: { code, message, requestId: currentRequestId() } });
}
