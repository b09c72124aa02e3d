import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { requestFailure } from './request-failure';

function httpError(status: number, error: unknown, headers: Record<string, string> = {}): HttpErrorResponse {
  return new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers), url: '/graphql' });
}

describe('requestFailure', () => {
  it('reads the error of a route: code, sentence and number of the request', () => {
    const error = { code: 'PAYLOAD_TOO_LARGE', message: 'This file is too large.', requestId: 'r-1' };
    expect(requestFailure(httpError(413, { error }))).toEqual({
      kind: 'failed',
      code: 'PAYLOAD_TOO_LARGE',
      message: 'This file is too large.',
      requestId: 'r-1',
      retryAfterSeconds: null,
    });
  });

  it('reads the error of GraphQL, whatever the status', () => {
    const errors = [{ message: 'Please sign in.', extensions: { code: 'UNAUTHENTICATED', requestId: 'r-2' } }];
    expect(requestFailure(httpError(400, { errors }))).toMatchObject({ kind: 'signed-out', requestId: 'r-2' });
    expect(requestFailure(new CombinedGraphQLErrors({ errors }))).toMatchObject({
      kind: 'signed-out',
      message: 'Please sign in.',
      requestId: 'r-2',
    });
  });

  it('says how long to wait', () => {
    const failure = requestFailure(httpError(429, null, { 'retry-after': '7', 'x-request-id': 'r-3' }));
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 7, requestId: 'r-3' });
  });

  it.each(['', 'soon', 'Sat, 21 Nov 2026 13:05:00 GMT'])('takes no length from the Retry-After %j', (text) => {
    const failure = requestFailure(httpError(503, null, { 'retry-after': text }));
    expect(failure.retryAfterSeconds).toBeNull();
  });

  it.each([
    ['nothing', null],
    ['HTML', '<html>Bad gateway</html>'],
    ['a list', [1, 2]],
    ['an error of the wrong shape', { error: { code: 7, message: { deep: true } } }],
    ['an empty list of errors', { errors: [] }],
  ])('survives a body that is %s', (_name, body) => {
    expect(requestFailure(httpError(502, body))).toMatchObject({
      kind: 'failed',
      code: 'UNKNOWN',
      message: 'The server answered with an error (502).',
    });
  });

  it('says in plain words that an answer was cut off', () => {
    const error = new SyntaxError('Unterminated string in JSON at position 14');
    expect(requestFailure(httpError(200, { error, text: '{"data":{"vie' }))).toMatchObject({
      kind: 'failed',
      message: 'The answer of the server did not arrive whole.',
    });
  });

  it('knows no answer at all as being offline, and anything else as a fault of the page', () => {
    expect(requestFailure(httpError(0, new ProgressEvent('error'))).kind).toBe('offline');
    expect(requestFailure(new TypeError('x is undefined')).message).toBe('Something went wrong in this page.');
  });
});
