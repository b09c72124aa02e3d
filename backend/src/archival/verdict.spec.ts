import { TokenError } from '../auth/token-error';
import { ApplicationError } from '../platform/errors/application-error';
import { NoReplyError } from '../platform/upstream/bounded-fetch';
import { judge } from './verdict';

const NOW = new Date('2026-11-01T12:00:00Z');
const noConnection = new Error('timeout exceeded when trying to connect');
const noToken = (cause: unknown) => new TokenError('UNAVAILABLE', { cause });

describe('judge', () => {
  it.each([
    ['our pool', noConnection],
    ['our pool during a refresh', noToken(noConnection)],
    ['a database that starts during a refresh', noToken(Object.assign(new Error('starting up'), { code: '57P03' }))],
  ])('blames no listener for %s', (_, error) => {
    expect(judge(error, NOW)).toEqual({ is: 'away' });
  });

  it('waits when the budget has no refresh left', () => {
    const error = noToken(new ApplicationError('RATE_LIMITED', 'Wait.', { retryAfterSeconds: 7 }));
    expect(judge(error, NOW)).toEqual({ is: 'busy', until: new Date('2026-11-01T12:00:07Z') });
  });

  it('counts a refresh without a reply as trouble on the network', () => {
    const counted = { is: 'failed', outcome: 'TOKEN_UNAVAILABLE', counts: 'NETWORK' };
    expect(judge(noToken(new NoReplyError('ECONNREFUSED')), NOW)).toEqual(counted);
  });

  it('counts nothing when only the listener can help', () => {
    const noted = { is: 'failed', outcome: 'RECONNECT_NEEDED', counts: null };
    expect(judge(new TokenError('RECONNECT_NEEDED', { cause: noConnection }), NOW)).toEqual(noted);
  });
});
