import { ApplicationError } from '../errors/application-error';
import { scrub } from './log-fields';
import { JsonLogger } from './json-logger';
import { withRequestId } from './request-id';

describe('JsonLogger', () => {
  const lines: string[] = [];
  const logger = new JsonLogger('debug', { write: (line: string) => void lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown>;

  it('writes one object per line, with time, level, context and request id', () => {
    withRequestId(() => logger.log({ event: 'polled', listenerId: 7, newPlays: 3 }, 'Archiver'), 'request-12345');
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: 'request-12345',
      context: 'Archiver',
      event: 'polled',
      listenerId: 7,
      newPlays: 3,
    });
  });

  it('drops every field that is not on the list, and everything inside of those that are', () => {
    logger.warn({ event: 'x', token: 'canary', body: { token: 'canary' }, reason: { deep: 'canary' } });
    expect(lines.at(-1)).not.toContain('canary');
    expect(last()).toMatchObject({ level: 'warn', event: 'x' });
  });

  it('reduces errors and their causes to name, code, message and stack', () => {
    const driver = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'canary',
      query: 'canary',
      parameters: ['canary'],
    });
    logger.error({ event: 'failed', error: new ApplicationError('INTERNAL', 'Sorry.', { cause: driver }) });
    expect(lines.at(-1)).not.toContain('canary');
    expect(last()['error']).toMatchObject({
      name: 'ApplicationError',
      message: 'Sorry.',
      cause: { message: 'duplicate key', code: '23505' },
    });
  });

  it('keeps the places of a stack readable, and leaves the message out of it', () => {
    const error = new Error('access_token=canary');
    logger.error({ event: 'failed', error });
    expect(lines.at(-1)).not.toContain('canary');
    expect((last()['error'] as { stack: string }).stack).toContain(__filename);
  });

  it('understands how Nest calls it', () => {
    logger.error('It broke', 'Error: It broke\n at place', 'Context');
    expect(last()).toMatchObject({ event: 'It broke', context: 'Context', stack: ' at place' });
    logger.fatal(new Error('gone'));
    expect(last()).toMatchObject({ level: 'fatal', event: 'gone', error: { message: 'gone' } });
  });

  it('cannot be made to forge a line', () => {
    logger.log('innocent\r\n{"level":"fatal"}\u001b[31m');
    expect(lines.at(-1)?.trim().split('\n')).toHaveLength(1);
    expect(last()['event']).not.toMatch(/[\r\u001b]/);
  });
});

describe('scrub', () => {
  it.each([
    'Authorization: Bearer canary-abc.def',
    'failed with Basic Y2FuYXJ5OmNhbmFyeQ==canary',
    'GET http://127.0.0.1/auth/spotify/callback?code=canary&state=canary',
    '{"access_token":"canary","refresh_token": "canary"}',
    'postgres://me:canary@db/x',
    'redis://:canary@cache',
    'grant_type=refresh_token&refresh_token=canary',
    `blob ${'canary'.repeat(8)}`,
    'write to canary@example.org',
    'password: canary',
  ])('hides the secret in %s', (text) => expect(scrub(text)).not.toContain('canary'));

  it('hides addresses of people, and leaves ordinary text alone', () => {
    expect(scrub('from 203.0.113.9')).toBe('from [address]');
    expect(scrub('connect ECONNREFUSED 127.0.0.1:5432')).toBe('connect ECONNREFUSED 127.0.0.1:5432');
    expect(scrub('Read 41276 rows of Streaming_History_Audio_2013-2024_0.json in 312 ms')).toContain(
      '_0.json in 312 ms',
    );
  });
});
