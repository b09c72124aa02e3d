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
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/**
 * The one mapping of errors to GraphQL, for Apollo's `formatError`: code and request id in the extensions, known
 * errors with their sentence, everything unknown masked and logged.
 */
export function formatGraphqlError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const original = originalOf(thrown);
  const requestId = currentRequestId();
  const place = { locations: formatted.locations, path: formatted.path };
  if (!(original instanceof ApplicationError) && CLIENT_FAULTS.has(String(formatted.extensions?.['code']))) {
    return { ...place, message: formatted.message, extensions: { code: 'BAD_USER_INPUT', requestId } };
  }
  const error = toApplicationError(original);
  if (error.status >= 500) logger.error({ event: 'field failed', code: error.code, error: original });
  const { code, message, retryAfterSeconds } = error;
  return {
    ...place,
    message,
    extensions: { code, requestId, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) },
  };
}

/** GraphQL wraps what a resolver or scalar threw, sometimes twice. */
function originalOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError ? originalOf(thrown.originalError) : thrown;
}
