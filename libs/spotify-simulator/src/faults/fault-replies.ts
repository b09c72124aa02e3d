import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { json, type Reply } from '../http/exchange';
import { webApiError, unauthorized } from '../web-api/errors';
import type { FaultSpec, WrongShape } from './faults';

const MEGABYTE = ' '.repeat(1_048_576);
const HUGE_MEGABYTES = 50;
const BOMB_MEGABYTES = 200;
const DAY_MS = 86_400_000;
const SERVER_ERRORS: Record<number, string> = {
  500: 'Server error.',
  502: 'Bad gateway.',
  503: 'Service unavailable.',
  504: 'Gateway timeout.',
};
const NOT_REGISTERED = 'Check settings on developer.spotify.com/dashboard, the user may not be registered.';
const NO_PREMIUM =
  'Active premium subscription required for the owner of the app. When the subscription status changes, it can take ' +
  'a few hours before requests are allowed again.';

const plain = (status: number, body: string, type = 'text/plain'): Reply => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8` },
  body,
});

export const notRegistered = (): Reply => plain(403, NOT_REGISTERED);

export function rateLimited(retryAfter?: string): Reply {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return webApiError(429, 'API rate limit exceeded', { headers });
}

export function quotaExceeded(retryAfter = '86400'): Reply {
  return webApiError(429, 'Too many requests', { reason: 'QUOTA_EXCEEDED', headers: { 'retry-after': retryAfter } });
}

function errorPage(status: number): Reply {
  const name = SERVER_ERRORS[status] ?? 'Error.';
  return plain(status, `<html><head><title>${status}</title></head><body><h1>${name}</h1></body></html>`, 'text/html');
}

/** The answer a fault puts in place of the real one, or null when the real one is needed first. */
export function replacement(fault: FaultSpec): Reply | null {
  const { kind, status = 502, retryAfter } = fault;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  switch (kind) {
    case 'rate-limit':
      return rateLimited(retryAfter);
    case 'quota':
      return quotaExceeded(retryAfter);
    case 'unauthorized':
      return unauthorized('invalid_token', 'The access token expired');
    case 'forbidden-scope':
      return webApiError(403, 'Insufficient client scope');
    case 'forbidden-removed':
      return webApiError(403, 'Forbidden');
    case 'forbidden-not-registered':
      return notRegistered();
    case 'forbidden-premium':
      return webApiError(403, NO_PREMIUM);
    case 'server-error':
      return webApiError(status, SERVER_ERRORS[status] ?? 'Server error.', { headers });
    case 'server-error-html':
      return { ...errorPage(status), headers: { ...errorPage(status).headers, ...headers } };
    case 'invalid-grant':
      return json(400, { error: 'invalid_grant', error_description: 'Refresh token revoked' });
    case 'token-html':
      return plain(200, '<!doctype html><title>Spotify</title><p>Down for maintenance.</p>', 'text/html');
    case 'token-error-200':
      return json(200, { error: 'server_error', error_description: 'Something went wrong' });
    default:
      return null;
  }
}

interface PlayPage {
  items: { played_at?: string; track: unknown }[] | null;
}

const WRONG_REPLIES: Record<WrongShape, (reply: Reply) => Reply> = {
  'items-null': (reply) => ({ ...reply, body: { ...(reply.body as object), items: null } }),
  'track-null': (reply) => withFirstItem(reply, (item) => ({ ...item, track: null })),
  'no-played-at': (reply) => withFirstItem(reply, ({ track }) => ({ track })),
  html: () => plain(200, '<!doctype html><title>Sign in</title><p>Please sign in to this network.</p>', 'text/html'),
  empty: (reply) => ({ ...reply, body: '' }),
  truncated: (reply) => ({ ...reply, body: JSON.stringify(reply.body).slice(0, -40) }),
  array: (reply) => ({ ...reply, body: [reply.body] }),
  huge: (reply) => ({ ...reply, body: Readable.from(padded(reply, HUGE_MEGABYTES)) }),
  'gzip-bomb': (reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-encoding': 'gzip' },
    body: Readable.from(padded(reply, BOMB_MEGABYTES)).pipe(createGzip({ level: 1 })),
  }),
};

/** The body with so many megabytes of white space before it: valid JSON, if anybody reads that far. */
function* padded(reply: Reply, megabytes: number): Generator<string> {
  for (let left = megabytes; left > 0; left--) yield MEGABYTE;
  yield JSON.stringify(reply.body);
}

function withFirstItem(reply: Reply, change: (item: { played_at?: string; track: unknown }) => object): Reply {
  const page = reply.body as PlayPage;
  const [first = { track: {} }, ...rest] = page.items ?? [];
  return { ...reply, body: { ...page, items: [change(first), ...rest] } };
}

/** The page with one more item: a copy of the newest, dated as if played at `time`. */
function withCopyAt(reply: Reply, time: Date): Reply {
  const page = reply.body as PlayPage;
  const copies = (page.items ?? []).slice(0, 1).map((item) => ({ ...item, played_at: time.toISOString() }));
  return { ...reply, body: { ...page, items: [...copies, ...(page.items ?? [])] } };
}

/** The real answer as a fault spoils it. What was spoilt does not count as served. */
export function spoilt(fault: FaultSpec, reply: Reply, now: Date): Reply {
  const { onSent: _, ...rest } = reply;
  if (reply.status !== 200) return reply;
  switch (fault.kind) {
    case 'wrong-shape':
      return WRONG_REPLIES[fault.shape ?? 'items-null'](rest);
    case 'future-play':
      return withCopyAt(reply, new Date(now.getTime() + 40 * DAY_MS));
    case 'ancient-play':
      return withCopyAt(reply, new Date(1000));
    case 'token-no-expiry':
      return { ...reply, body: { ...(reply.body as object), expires_in: undefined } };
    case 'token-no-refresh':
      return { ...reply, body: { ...(reply.body as object), refresh_token: undefined } };
    case 'token-wrong-scope':
      return { ...reply, body: { ...(reply.body as object), scope: 'playlist-read-private' } };
    default:
      return reply;
  }
}
