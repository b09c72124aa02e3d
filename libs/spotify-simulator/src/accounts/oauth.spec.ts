import { createHash } from 'node:crypto';
import { ManualClock } from '../clock';
import { startSimulator, type SpotifySimulator } from '../simulator';
import { call, decide, token } from '../spec-support';

const NOW = new Date('2026-05-04T12:00:00Z');
const REDIRECT = 'http://127.0.0.1:3000/auth/spotify/callback';
const BASIC = 'demo-client:demo-secret';
const VERIFIER = 'v'.repeat(64);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const PUBLIC = { clientId: 'public', redirectUris: ['https://app.example/callback'] };
const DEMO = { clientId: 'demo-client', clientSecret: 'demo-secret', redirectUris: [REDIRECT.replace(':3000', '')] };

describe('accounts service', () => {
  let simulator: SpotifySimulator;
  const clock = new ManualClock(NOW);
  const listener = () => simulator.listeners[0]?.id ?? '';

  beforeEach(async () => {
    clock.set(NOW);
    simulator = await startSimulator({ clock, clients: [DEMO, PUBLIC] });
  });
  afterEach(() => simulator.close());

  function request(change: Record<string, string | undefined> = {}): URLSearchParams {
    const all: Record<string, string | undefined> = {
      client_id: 'demo-client',
      response_type: 'code',
      redirect_uri: REDIRECT,
      state: 'a&b"c',
      scope: 'user-read-recently-played user-read-private',
      code_challenge_method: 'S256',
      code_challenge: CHALLENGE,
      ...change,
    };
    return new URLSearchParams(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
  }

  async function approvedCode(change: Record<string, string | undefined> = {}): Promise<string> {
    const callback = await decide(simulator, request(change), { listener: listener(), decision: 'approve' });
    if (!(callback instanceof URL)) throw new Error(`No redirect but ${callback}`);
    return callback.searchParams.get('code') ?? '';
  }
  const exchange = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: VERIFIER };
  const invalidGrant = (error_description: string) => ({
    status: 400,
    body: { error: 'invalid_grant', error_description },
  });

  describe('authorize page', () => {
    it('names itself a simulation and offers the seeded listeners', async () => {
      const page = await (await fetch(`${simulator.origin}/authorize?${request().toString()}`)).text();
      expect(page).toContain('Simulated Spotify – demo');
      for (const { displayName, id } of simulator.listeners) {
        expect(page).toContain(displayName);
        expect(page).toContain(`value="${id}"`);
      }
      expect(page).toMatch(/value="approve"[\s\S]*value="refuse"/);
      expect(page).toContain('value="a&#38;b&#34;c"');
    });

    it('shows twelve of many listeners', async () => {
      const crowd = await startSimulator({ clock, listeners: 300 });
      const page = await (await fetch(`${crowd.origin}/authorize?${request().toString()}`)).text();
      await crowd.close();
      expect(page.match(/type="radio"/g)).toHaveLength(12);
      expect(page).toContain('288 more listeners');
    });

    it.each([
      ['INVALID_CLIENT: Invalid client', { client_id: 'nobody' }],
      ['INVALID_CLIENT: Invalid redirect URI', { redirect_uri: 'http://localhost:3000/auth/spotify/callback' }],
      ['INVALID_CLIENT: Invalid redirect URI', { redirect_uri: `${REDIRECT}/` }],
      ['INVALID_CLIENT: Invalid redirect URI', { redirect_uri: 'http://127.0.0.1.evil.example/auth/spotify/callback' }],
      ['INVALID_CLIENT: Invalid redirect URI', { redirect_uri: undefined }],
    ])('answers with a page "%s", never a redirect', async (sentence, change) => {
      const answer = await fetch(`${simulator.origin}/authorize?${request(change).toString()}`, { redirect: 'manual' });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(sentence);
      expect(await decide(simulator, request(change), { listener: listener(), decision: 'approve' })).toBe(400);
    });

    it.each([
      ['unsupported_response_type', { response_type: 'token' }],
      ['invalid_request', { code_challenge_method: 'plain' }],
      ['invalid_request', { code_challenge: 'short' }],
      [
        'invalid_request',
        {
          client_id: 'public',
          redirect_uri: PUBLIC.redirectUris[0],
          code_challenge: undefined,
          code_challenge_method: undefined,
        },
      ],
    ])('sends %s back to the app', async (error, change) => {
      const answer = await fetch(`${simulator.origin}/authorize?${request(change).toString()}`, { redirect: 'manual' });
      const location = new URL(answer.headers.get('location') ?? '');
      expect(Object.fromEntries(location.searchParams)).toEqual({ error, state: 'a&b"c' });
    });

    it('reports a refusal with the state', async () => {
      const callback = await decide(simulator, request(), { decision: 'refuse' });
      expect(String(callback)).toBe(`${REDIRECT}?error=access_denied&state=a%26b%22c`);
    });
  });

  describe('code exchange', () => {
    it('gives tokens once for an approved code', async () => {
      const code = await approvedCode();
      const { status, body } = await token(simulator, { ...exchange, code }, BASIC);
      expect(status).toBe(200);
      expect(body).toEqual({
        access_token: expect.stringMatching(/^BQ/),
        token_type: 'Bearer',
        expires_in: 3600,
        refresh_token: expect.stringMatching(/^AQ/),
        scope: 'user-read-recently-played user-read-private',
      });
      const me = (await (await call(simulator, '/v1/me', String(body['access_token']))).json()) as { id: string };
      expect(me.id).toBe(listener());
      expect(await token(simulator, { ...exchange, code }, BASIC)).toEqual(invalidGrant('Invalid authorization code'));
    });

    it('refuses a code after ten minutes', async () => {
      const code = await approvedCode();
      clock.advance(600_000);
      expect(await token(simulator, { ...exchange, code }, BASIC)).toEqual(invalidGrant('Invalid authorization code'));
    });

    it.each([
      ['Invalid redirect URI', { redirect_uri: 'http://127.0.0.1:3001/auth/spotify/callback' }],
      ['code_verifier was incorrect', { code_verifier: 'w'.repeat(64) }],
      ['code_verifier was incorrect', { code_verifier: '' }],
      ['Invalid authorization code', { code: 'invented' }],
    ])('refuses with "%s"', async (sentence, change) => {
      const code = await approvedCode();
      expect(await token(simulator, { ...exchange, code, ...change }, BASIC)).toEqual(invalidGrant(sentence));
    });

    it('knows its clients', async () => {
      const form = { ...exchange, code: 'x' };
      expect((await token(simulator, form)).body).toEqual({ error: 'invalid_client' });
      expect((await token(simulator, form, 'nobody:x')).body['error']).toBe('invalid_client');
      expect((await token(simulator, form, 'demo-client:wrong')).body['error']).toBe('invalid_client');
      expect((await token(simulator, { ...form, client_id: 'nobody' })).body).toEqual({
        error: 'invalid_client',
        error_description: 'Invalid client',
      });
      expect((await token(simulator, { ...form, grant_type: 'password' }, BASIC)).body['error']).toBe(
        'unsupported_grant_type',
      );
    });

    it('takes the credentials from the body as well', async () => {
      const form = { ...exchange, code: await approvedCode(), client_id: 'demo-client', client_secret: 'demo-secret' };
      expect((await token(simulator, form)).status).toBe(200);
    });
  });

  describe('refresh', () => {
    const refresh = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token });

    it('brings no new refresh token to a confidential client', async () => {
      const { refreshToken } = simulator.authorize(listener());
      for (let round = 0; round < 2; round++) {
        const { status, body } = await token(simulator, refresh(refreshToken), BASIC);
        expect(status).toBe(200);
        expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
      }
    });

    it('rotates for a public client: each token works once', async () => {
      const { refreshToken } = simulator.authorize(listener(), { clientId: 'public' });
      const first = await token(simulator, { ...refresh(refreshToken), client_id: 'public' });
      const next = String(first.body['refresh_token']);
      expect(next).not.toBe(refreshToken);
      expect(await token(simulator, { ...refresh(refreshToken), client_id: 'public' })).toEqual(
        invalidGrant('Refresh token revoked'),
      );
      expect((await token(simulator, { ...refresh(next), client_id: 'public' })).status).toBe(200);
    });

    it.each([
      ['never', 'public', false],
      ['always', 'demo-client', true],
    ] as const)('rotation "%s" for %s: %s', async (rotateRefreshTokens, clientId, rotates) => {
      const other = await startSimulator({ clock, clients: [DEMO, PUBLIC], rotateRefreshTokens });
      const { refreshToken } = other.authorize(listener(), { clientId });
      const form = { ...refresh(refreshToken), client_id: clientId };
      const { body } = await token(other, form, clientId === 'public' ? undefined : BASIC);
      await other.close();
      expect('refresh_token' in body).toBe(rotates);
    });

    it('ends six months after the approval, however often it was refreshed', async () => {
      const { refreshToken } = simulator.authorize(listener());
      clock.set(new Date('2026-11-04T11:59:59Z'));
      expect((await token(simulator, refresh(refreshToken), BASIC)).status).toBe(200);
      clock.set(new Date('2026-11-04T12:00:00Z'));
      expect(await token(simulator, refresh(refreshToken), BASIC)).toEqual(invalidGrant('Refresh token revoked'));
    });

    it('is refused after expiry of the consent, revocation, and for nonsense', async () => {
      const revoked = simulator.authorize(listener());
      simulator.revoke(listener());
      expect(await token(simulator, refresh(revoked.refreshToken), BASIC)).toEqual(
        invalidGrant('Refresh token revoked'),
      );
      expect((await call(simulator, '/v1/me', revoked.accessToken)).status).toBe(401);
      const expired = simulator.authorize(listener());
      simulator.expireConsent(listener());
      expect(await token(simulator, refresh(expired.refreshToken), BASIC)).toEqual(
        invalidGrant('Refresh token revoked'),
      );
      expect(await token(simulator, refresh('nonsense'), BASIC)).toEqual(invalidGrant('Invalid refresh token'));
    });

    it('survives a mass of false invalid_grant', async () => {
      const { refreshToken } = simulator.authorize(listener());
      simulator.falseInvalidGrant(true);
      expect(await token(simulator, refresh(refreshToken), BASIC)).toEqual(invalidGrant('Refresh token revoked'));
      simulator.falseInvalidGrant(false);
      expect((await token(simulator, refresh(refreshToken), BASIC)).status).toBe(200);
    });
  });

  it('lets an access token expire after an hour', async () => {
    const { accessToken } = simulator.authorize(listener());
    clock.advance(3_599_999);
    expect((await call(simulator, '/v1/me', accessToken)).status).toBe(200);
    clock.advance(1);
    const answer = await call(simulator, '/v1/me', accessToken);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ error: { status: 401, message: 'The access token expired' } });
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });
});
