import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { body, call, token } from '../spec-support';
import { tinyListeners } from '../listeners/listeners';
import { Faults, type FaultSpec } from './faults';

const NOW = new Date('2026-05-04T12:00:00Z');
const RECENT = '/v1/me/player/recently-played?limit=50';
const DAY_MS = 86_400_000;

interface Page {
  items: { played_at: string; track: unknown }[] | null;
}

// Fifty megabytes and more are sent here: seconds of work on a busy machine.
jest.setTimeout(30_000);

describe('faults', () => {
  let simulator: SpotifySimulator;
  let accessToken: string;
  let refreshToken: string;

  beforeAll(async () => {
    simulator = await startSimulator({ clock: new ManualClock(NOW), listeners: tinyListeners(2) });
    ({ accessToken, refreshToken } = simulator.authorize('tiny-00000'));
  });
  afterEach(() => {
    simulator.faults.clear();
    simulator.ledger.reset();
  });
  afterAll(() => simulator.close());

  const recent = () => call(simulator, RECENT, accessToken);

  describe('errors', () => {
    const message = (status: number, text: string) => ({ error: { status, message: text } });
    it.each<[FaultSpec, number, unknown, string | null]>([
      [{ kind: 'rate-limit', retryAfter: '5' }, 429, message(429, 'API rate limit exceeded'), '5'],
      [{ kind: 'rate-limit' }, 429, message(429, 'API rate limit exceeded'), null],
      [{ kind: 'rate-limit', retryAfter: 'abc' }, 429, message(429, 'API rate limit exceeded'), 'abc'],
      [{ kind: 'rate-limit', retryAfter: '-1' }, 429, message(429, 'API rate limit exceeded'), '-1'],
      [
        { kind: 'quota', retryAfter: '82661' },
        429,
        { error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } },
        '82661',
      ],
      [{ kind: 'unauthorized' }, 401, message(401, 'The access token expired'), null],
      [{ kind: 'forbidden-scope' }, 403, message(403, 'Insufficient client scope'), null],
      [{ kind: 'forbidden-removed' }, 403, message(403, 'Forbidden'), null],
      [{ kind: 'server-error', status: 500 }, 500, message(500, 'Server error.'), null],
      [{ kind: 'server-error' }, 502, message(502, 'Bad gateway.'), null],
      [{ kind: 'server-error', status: 503, retryAfter: '7' }, 503, message(503, 'Service unavailable.'), '7'],
      [{ kind: 'server-error', status: 504 }, 504, message(504, 'Gateway timeout.'), null],
    ])('%j', async (fault, status, expected, retryAfter) => {
      simulator.faults.add(fault);
      const answer = await recent();
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual(expected);
      expect(answer.headers.get('retry-after')).toBe(retryAfter);
      expect(simulator.ledger.calls()).toMatchObject([{ status, fault: fault.kind, listenerId: 'tiny-00000' }]);
      expect(simulator.ledger.servedPlays()).toEqual([]);
    });

    it('forbidden-not-registered is plain text, forbidden-premium JSON', async () => {
      simulator.faults.add({ kind: 'forbidden-not-registered', times: 1 });
      simulator.faults.add({ kind: 'forbidden-premium', times: 1 });
      const plain = await recent();
      expect(plain.headers.get('content-type')).toContain('text/plain');
      expect(await plain.text()).toMatch(/^Check settings on .* may not be registered\.$/);
      const premium = await recent();
      expect(((await premium.json()) as { error: { message: string } }).error.message).toMatch(/^Active premium/);
    });

    it('server-error-html is a page', async () => {
      simulator.faults.add({ kind: 'server-error-html', status: 502 });
      const answer = await recent();
      expect(answer.status).toBe(502);
      expect(await answer.text()).toMatch(/^<html>/);
    });
  });

  describe('broken connections', () => {
    it.each(['hang', 'hang-body', 'slow-drip'] as const)(
      '%s gives no complete answer until the client goes',
      async (kind) => {
        simulator.faults.add({ kind });
        const abort = new AbortController();
        const headers = { authorization: `Bearer ${accessToken}` };
        const answer = fetch(simulator.origin + RECENT, { headers, signal: abort.signal }).then((got) => got.text());
        const outcome = Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 60, 'nothing'))]);
        expect(await outcome).toBe('nothing');
        abort.abort();
        await expect(answer).rejects.toThrow();
        expect(simulator.ledger.calls()).toMatchObject([{ status: null, fault: kind }]);
        expect(simulator.ledger.servedPlays()).toEqual([]);
      },
    );

    it('cut ends the connection before any answer', async () => {
      simulator.faults.add({ kind: 'cut' });
      await expect(recent()).rejects.toThrow('fetch failed');
    });

    it('cut-body ends it in the middle', async () => {
      simulator.faults.add({ kind: 'cut-body' });
      const answer = await recent();
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow();
      expect(simulator.ledger.servedPlays()).toEqual([]);
    });
  });

  describe('wrong shapes', () => {
    const shape = (wrong: FaultSpec['shape']) => simulator.faults.add({ kind: 'wrong-shape', shape: wrong });

    it('items-null, track-null, no-played-at, array', async () => {
      shape('items-null');
      expect((await body<Page>(simulator, RECENT, accessToken)).items).toBeNull();
      simulator.faults.clear();
      shape('track-null');
      expect((await body<Page>(simulator, RECENT, accessToken)).items?.[0]?.track).toBeNull();
      simulator.faults.clear();
      shape('no-played-at');
      expect((await body<Page>(simulator, RECENT, accessToken)).items?.[0]?.played_at).toBeUndefined();
      simulator.faults.clear();
      shape('array');
      expect(Array.isArray(await body(simulator, RECENT, accessToken))).toBe(true);
      expect(simulator.ledger.servedPlays()).toEqual([]);
    });

    it.each([
      ['html', /^<!doctype html>/],
      ['empty', /^$/],
      ['truncated', /^\{"items":\[/],
    ] as const)('%s is no JSON, with status 200', async (wrong, expected) => {
      shape(wrong);
      const answer = await recent();
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text).toMatch(expected);
      expect(() => JSON.parse(text) as unknown).toThrow();
    });

    it('huge is a body of 50 MB', async () => {
      shape('huge');
      let size = 0;
      for await (const chunk of (await recent()).body ?? []) size += (chunk as Uint8Array).length;
      expect(size).toBeGreaterThan(50 * 1_048_576);
    });

    it('a gzip bomb is small on the wire only', async () => {
      shape('gzip-bomb');
      const { hostname, port } = new URL(simulator.origin);
      const headers = { authorization: `Bearer ${accessToken}` };
      const wire = await new Promise<Buffer>((resolve, reject) => {
        request({ hostname, port, path: RECENT, headers }, (answer) => void buffer(answer).then(resolve, reject)).end();
      });
      expect(wire.length).toBeLessThan(2 * 1_048_576);
    });

    it.each([
      ['future-play', NOW.getTime() + 30 * DAY_MS, Infinity],
      ['ancient-play', 0, 10_000],
    ] as const)('%s adds an item of an impossible time', async (kind, from, to) => {
      simulator.faults.add({ kind });
      const { items } = await body<Page>(simulator, RECENT, accessToken);
      const strange = (items ?? []).filter(
        (item) => Date.parse(item.played_at) >= from && Date.parse(item.played_at) < to,
      );
      expect(strange).toHaveLength(1);
      expect(items).toHaveLength(51);
      expect(simulator.ledger.servedPlays()).toHaveLength(50);
    });
  });

  describe('at the token endpoint', () => {
    const refresh = () =>
      token(simulator, { grant_type: 'refresh_token', refresh_token: refreshToken }, 'demo-client:demo-secret');

    it('invalid-grant for one listener', async () => {
      simulator.faults.add({ kind: 'invalid-grant', listenerId: 'tiny-00001' });
      expect((await refresh()).status).toBe(200);
      simulator.faults.add({ kind: 'invalid-grant', listenerId: 'tiny-00000' });
      expect(await refresh()).toEqual({
        status: 400,
        body: { error: 'invalid_grant', error_description: 'Refresh token revoked' },
      });
    });

    it.each([
      ['token-no-expiry', 'expires_in'],
      ['token-no-refresh', 'refresh_token'],
    ] as const)('%s', async (kind, field) => {
      simulator.faults.add({ kind });
      const { status, body: answer } = await refresh();
      expect(status).toBe(200);
      expect(answer).not.toHaveProperty(field);
      expect(answer).toHaveProperty('access_token');
    });

    it('token-error-200, token-wrong-scope, token-html', async () => {
      simulator.faults.add({ kind: 'token-error-200', times: 1 });
      simulator.faults.add({ kind: 'token-wrong-scope', times: 1 });
      simulator.faults.add({ kind: 'token-html', times: 1 });
      expect((await refresh()).body).toMatchObject({ error: 'server_error' });
      expect((await refresh()).body).toMatchObject({ scope: 'playlist-read-private' });
      await expect(refresh()).rejects.toThrow(/JSON/);
    });

    it('token-wrong-user gives a token of somebody else', async () => {
      simulator.faults.add({ kind: 'token-wrong-user' });
      const { body: answer } = await refresh();
      expect(await body(simulator, '/v1/me', String(answer['access_token']))).toMatchObject({ id: 'tiny-00001' });
    });

    it('takes general faults where the path is named', async () => {
      simulator.faults.add({ kind: 'server-error', status: 503, path: /^\/api\/token/ });
      expect((await refresh()).status).toBe(503);
      expect((await recent()).status).toBe(200);
    });
  });

  it('is over after so many calls, and can be removed', async () => {
    const handle = simulator.faults.add({ kind: 'server-error', times: 2 });
    const statuses = [];
    for (let round = 0; round < 4; round++) statuses.push((await recent()).status);
    expect(statuses).toEqual([502, 502, 200, 200]);
    expect(handle.hits).toBe(2);
    const other = simulator.faults.add({ kind: 'unauthorized' });
    other.remove();
    expect((await recent()).status).toBe(200);
  });

  it('strikes a share of the calls, the same ones for the same seed', () => {
    const strikes = (seed: number) => {
      const faults = new Faults(seed);
      faults.add({ kind: 'rate-limit', probability: 0.1 });
      return Array.from({ length: 2000 }, () => faults.strike('/v1/me', 'x') !== null);
    };
    expect(strikes(1)).toEqual(strikes(1));
    expect(strikes(1)).not.toEqual(strikes(2));
    const share = strikes(1).filter(Boolean).length / 2000;
    expect(share).toBeGreaterThan(0.07);
    expect(share).toBeLessThan(0.13);
  });
});
