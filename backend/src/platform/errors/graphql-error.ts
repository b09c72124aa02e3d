import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { currentRequestId } from '../observability/request-id';
import { ApplicationError } from './application-error';
import { toApplicationError } from './to-application-error';

const logger = new Logger('GraphQL');

/** Codes of Apollo Server for requests that are wrong in themselves. */
const CLIENT_FAULTS = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What clients of persisted queries wait for, to send the whole text then. */
const NOT_KNOWN_BY_HASH = 'PERSISTED_QUERY_NOT_FOUND';

/**
 * The one mapping of errors to GraphQL, for Apollo's `formatError`: code and request id in the extensions, known
 * errors with their sentence, everything unknown masked and logged.
 */
export function formatGraphqlError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const original = originalOf(thrown);
  const requestId = currentRequestId();
  const place = { locations: formatted.locations, path: formatted.path };
  if (formatted.extensions?.['code'] === NOT_KNOWN_BY_HASH) {
    return { ...place, message: formatted.message, extensions: { code: NOT_KNOWN_BY_HASH, requestId } };
  }
  if (!(original instanceof ApplicationError) && CLIENT_FAULTS.has(String(formatted.extensions?.['code']))) {
    return { ...place, message: withoutHints(formatted.message), extensions: { code: 'BAD_USER_INPUT', requestId } };
  }
  const error = toApplicationError(original);
  if (error.status >= 500) logger.error({ event: 'field failed', code: error.code, error: original });
  const { code, message, retryAfterSeconds } = error;
  return {
    ...place,
    message: withoutHints(message),
    extensions: { code, requestId, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  };
}

/** Guesses at what was meant would tell strangers words of the schema. */
function withoutHints(message: string): string {
  return message.replace(/\s*Did you mean\b.*$/s, '');
}

/** GraphQL wraps what a resolver or scalar threw, sometimes twice. */
function originalOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError ? originalOf(thrown.originalError) : thrown;
}
