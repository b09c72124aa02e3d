import { HttpErrorResponse } from '@angular/common/http';
import { CombinedGraphQLErrors } from '@apollo/client/errors';

/** What kept a request from being answered, as far as the page has to act differently. */
export type FailureKind = 'offline' | 'signed-out' | 'rate-limited' | 'failed';

/** A request that was not answered, in words for the listener. */
export interface RequestFailure {
  kind: FailureKind;
  /** The server's code (`RATE_LIMITED`, `BAD_USER_INPUT`, ...), `OFFLINE` or `UNKNOWN`. */
  code: string;
  /** A sentence that can be shown. */
  message: string;
  /** Names this request in the server's log. */
  requestId: string | null;
  /** Seconds after which asking again makes sense. */
  retryAfterSeconds: number | null;
}

/** How the HTTP client reports a failure here: the GraphQL client would lose the status and the headers otherwise. */
export class FailedRequest extends Error {
  constructor(readonly failure: RequestFailure) {
    super(failure.message);
  }
}

interface NamedError {
  code?: unknown;
  message?: unknown;
  requestId?: unknown;
}

const KINDS: Record<string, FailureKind> = { UNAUTHENTICATED: 'signed-out', RATE_LIMITED: 'rate-limited' };

/** Nobody is signed in. */
export const SIGNED_OUT: RequestFailure = {
  kind: 'signed-out',
  code: 'UNAUTHENTICATED',
  message: 'You are signed out.',
  requestId: null,
  retryAfterSeconds: null,
};

/** Reads any error of the HTTP or the GraphQL client. */
export function requestFailure(error: unknown): RequestFailure {
  if (CombinedGraphQLErrors.is(error)) return fromGraphql(error.errors[0]);
  if (error instanceof FailedRequest) return error.failure;
  if (error instanceof HttpErrorResponse) return fromHttp(error);
  return named({}, 'Something went wrong in this page.');
}

function fromGraphql(error: CombinedGraphQLErrors['errors'][number] | undefined): RequestFailure {
  return named({ ...error?.extensions, message: error?.message }, 'The server could not answer.');
}

function fromHttp(response: HttpErrorResponse): RequestFailure {
  if (response.status === 0) return offline();
  // A good status that is an error all the same: the body was no JSON, so it was cut off or came from somebody else.
  if (response.status < 300) return named({}, 'The answer of the server did not arrive whole.');
  const failure = named(namedErrorOf(response.error), `The server answered with an error (${response.status}).`);
  const retryAfter = response.headers.get('retry-after') ?? '';
  return {
    ...failure,
    kind: kindOfStatus(response.status) ?? failure.kind,
    requestId: failure.requestId ?? response.headers.get('x-request-id'),
    retryAfterSeconds: /^\d{1,7}$/.test(retryAfter) ? Number(retryAfter) : null,
  };
}

function kindOfStatus(status: number): FailureKind | null {
  if (status === 401) return 'signed-out';
  return status === 429 ? 'rate-limited' : null;
}

/** Both error shapes of the server: `{ error }` of a route and `{ errors }` of GraphQL. */
function namedErrorOf(body: unknown): NamedError {
  if (typeof body !== 'object' || body === null) return {};
  const { error, errors } = body as { error?: NamedError; errors?: { message?: unknown; extensions?: NamedError }[] };
  const first = Array.isArray(errors) ? errors[0] : undefined;
  return first ? { ...first.extensions, message: first.message } : (error ?? {});
}

function named(error: NamedError, fallback: string): RequestFailure {
  const code = typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return {
    kind: KINDS[code] ?? 'failed',
    code,
    message: typeof error.message === 'string' && error.message ? error.message : fallback,
    requestId: typeof error.requestId === 'string' ? error.requestId : null,
    retryAfterSeconds: null,
  };
}

function offline(): RequestFailure {
  return {
    kind: 'offline',
    code: 'OFFLINE',
    message: 'Audiospective cannot be reached.',
    requestId: null,
    retryAfterSeconds: null,
  };
}
