import { Logger, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { GraphQLError, Source } from 'graphql';
import { withRequestId } from '../observability/request-id';
import { ApplicationError } from './application-error';
import { formatGraphqlError } from './graphql-error';
import { toApplicationError } from './to-application-error';

beforeAll(() => Logger.overrideLogger(false));

const failure = (message: string, fields: object) => Object.assign(new Error(message), fields);

describe('toApplicationError', () => {
  it.each([
    ['an unknown error', new Error('canary'), 'INTERNAL'],
    ['something that is no error', 'canary', 'INTERNAL'],
    ['nothing', undefined, 'INTERNAL'],
    ['a route that does not exist', new NotFoundException('Cannot GET /canary'), 'NOT_FOUND'],
    ['an upload that is too large', new PayloadTooLargeException('canary'), 'PAYLOAD_TOO_LARGE'],
    ['a body that is no JSON', failure('Unexpected canary', { status: 400, expose: true }), 'BAD_USER_INPUT'],
    ['an error with a status that is not for the client', failure('canary', { status: 404 }), 'INTERNAL'],
    ['a broken constraint', failure('canary', { code: '23505' }), 'INTERNAL'],
    ['a database that shuts down', failure('canary', { code: '57P01' }), 'SERVICE_UNAVAILABLE'],
    ['a full disk', failure('canary', { code: '53100' }), 'SERVICE_UNAVAILABLE'],
    ['a database that is not there', failure('canary', { code: 'ECONNREFUSED' }), 'SERVICE_UNAVAILABLE'],
    ['a cut connection', new Error('Connection terminated unexpectedly'), 'SERVICE_UNAVAILABLE'],
    [
      'the same inside an error of TypeORM',
      failure('canary', { driverError: failure('x', { code: '08006' }) }),
      'SERVICE_UNAVAILABLE',
    ],
  ])('makes of %s a sentence that tells nothing', (_case, thrown, code) => {
    const error = toApplicationError(thrown);
    expect(error).toMatchObject({ code, cause: thrown });
    expect(error.message).not.toContain('canary');
    expect(error.retryAfterSeconds).toBe(code === 'SERVICE_UNAVAILABLE' ? 5 : undefined);
  });

  it('leaves errors alone that say who they are', () => {
    const error = new ApplicationError('NOT_FOUND', 'There is no such import.');
    expect(toApplicationError(error)).toBe(error);
  });
});

describe('formatGraphqlError', () => {
  const format = (thrown: GraphQLError) =>
    withRequestId(() => formatGraphqlError(thrown.toJSON(), thrown), 'request-12345');

  it('tells what the application says, with code, request id and when to retry', () => {
    const limited = new ApplicationError('RATE_LIMITED', 'Please wait.', { retryAfterSeconds: 7 });
    expect(format(new GraphQLError('Please wait.', { originalError: limited, path: ['archiveNow'] }))).toMatchObject({
      message: 'Please wait.',
      path: ['archiveNow'],
      extensions: { code: 'RATE_LIMITED', requestId: 'request-12345', retryAfterSeconds: 7 },
    });
  });

  it('masks everything unknown', () => {
    const masked = format(new GraphQLError('secret sql: canary', { originalError: new Error('secret sql: canary') }));
    expect(JSON.stringify(masked)).not.toContain('canary');
    expect(masked.extensions).toEqual({ code: 'INTERNAL', requestId: 'request-12345' });
  });

  it('finds an error of the application below several layers', () => {
    const own = new ApplicationError('BAD_USER_INPUT', 'first must be from 1 to 100.');
    const wrapped = new GraphQLError('outer', { originalError: new GraphQLError('inner', { originalError: own }) });
    expect(format(wrapped)).toMatchObject({ message: own.message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('tells a client what is wrong with its query', () => {
    const wrong = new GraphQLError('Syntax Error: Unexpected Name "qwerty".', {
      source: new Source('qwerty'),
      positions: [0],
      extensions: { code: 'GRAPHQL_PARSE_FAILED', stacktrace: ['canary'] },
    });
    const formatted = format(wrong);
    expect(formatted).toMatchObject({ message: wrong.message, extensions: { code: 'BAD_USER_INPUT' } });
    expect(JSON.stringify(formatted)).not.toContain('canary');
  });
});
