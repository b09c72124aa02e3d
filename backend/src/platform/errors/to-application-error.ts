import { HttpException } from '@nestjs/common';
import { ApplicationError, type ErrorCode, STATUS_OF } from './application-error';

const SENTENCES: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'Please sign in first.',
  FORBIDDEN: 'This is not allowed.',
  BAD_USER_INPUT: 'The request is not valid.',
  NOT_FOUND: 'There is nothing here.',
  METHOD_NOT_ALLOWED: 'This method is not allowed here.',
  CONFLICT: 'This does not go together with what is there already.',
  PAYLOAD_TOO_LARGE: 'The request is too large.',
  UNSUPPORTED_MEDIA_TYPE: 'This kind of content is not accepted here.',
  RATE_LIMITED: 'Too many requests; please wait a moment.',
  INTERNAL: 'Something went wrong on our side.',
  UPSTREAM_UNAVAILABLE: 'Spotify does not answer as it should; please try again.',
  SERVICE_UNAVAILABLE: 'The service is not available at the moment; please try again shortly.',
};

const RETRY_AFTER_SECONDS = 5;

/** SQLSTATE classes and codes of a database that cannot serve now, but may soon: connection, resources, shutdown, read-only. */
const DATABASE_AWAY = /^(08...|53...|57P0[1-5]|57014|25006|40001|40P01)$/;
const CONNECTION_AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const DRIVER_SAYS_AWAY =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** The one place that decides what the outside may know of any error. Whatever is unknown becomes INTERNAL, its details stay in the log. */
export function toApplicationError(error: unknown): ApplicationError {
  if (error instanceof ApplicationError) return error;
  if (isDatabaseAway(error)) return applicationErrorOf('SERVICE_UNAVAILABLE', error, RETRY_AFTER_SECONDS);
  const status = statusOf(error);
  return applicationErrorOf((status !== undefined && codeOfStatus(status)) || 'INTERNAL', error);
}

function applicationErrorOf(code: ErrorCode, cause: unknown, retryAfterSeconds?: number): ApplicationError {
  return new ApplicationError(code, SENTENCES[code], { cause, retryAfterSeconds });
}

function codeOfStatus(status: number): ErrorCode | undefined {
  const [code] = Object.entries(STATUS_OF).find(([, known]) => known === status) ?? [];
  if (code) return code as ErrorCode;
  return status >= 400 && status < 500 ? 'BAD_USER_INPUT' : undefined;
}

/** Status of Nest's exceptions, and of errors that body parsers and upload middleware mark as the client's (http-errors). */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const { status, expose } = Object(error) as { status?: unknown; expose?: unknown };
  return expose === true && typeof status === 'number' ? status : undefined;
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (driverError instanceof Error && driverError !== error) return isDatabaseAway(driverError);
  if (typeof code === 'string' && (DATABASE_AWAY.test(code) || CONNECTION_AWAY.test(code))) return true;
  return DRIVER_SAYS_AWAY.test(error.message);
}
