/** What went wrong, as a word that programs can rely on. Each code has one HTTP status. */
export const STATUS_OF = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UPSTREAM_UNAVAILABLE: 502,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF;

/** What only the log may know, and when a retry makes sense. */
export interface ErrorDetails {
  cause?: unknown;
  retryAfterSeconds?: number;
}

/** A failure that may be told: its message is a sentence a person understands, without values of secrets, SQL or paths. */
export class ApplicationError extends Error {
  readonly retryAfterSeconds?: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ApplicationError';
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get status(): number {
    return STATUS_OF[this.code];
  }
}
