import { createHash } from 'node:crypto';
import { json, type Reply, type Request } from '../http/exchange';
import type { Simulation } from '../simulation';
import type { SimulatorClient } from './clients';
import type { Consent, PendingCode } from './consents';

/** A refusal of the accounts service: status 400 with `error` and, mostly, `error_description`. */
export function accountsError(error: string, description?: string, status = 400): Reply {
  return json(status, description ? { error, error_description: description } : { error });
}

const invalidGrant = (description: string) => accountsError('invalid_grant', description);

interface Credentials {
  clientId: string | null;
  clientSecret: string | null;
}

function credentials(request: Request, form: URLSearchParams): Credentials {
  const basic = /^Basic ([\w+/=-]+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (!basic) return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') };
  const [clientId = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
  return { clientId, clientSecret: rest.join(':') };
}

/** Whose call this will be, so that faults can be aimed at one listener: looked up without using anything up. */
export function tokenCallListener(simulation: Simulation, request: Request): string | null {
  const form = new URLSearchParams(request.body);
  const found = simulation.consents.findRefreshToken(form.get('refresh_token') ?? '');
  if (found && found !== 'used') return found.listenerId;
  return simulation.consents.peekCode(form.get('code') ?? '')?.listenerId ?? null;
}

/** POST /api/token */
export function tokenEndpoint(simulation: Simulation, request: Request): Reply {
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return accountsError('unsupported_media_type', 'Content-Type must be application/x-www-form-urlencoded', 415);
  }
  const form = new URLSearchParams(request.body);
  const { clientId, clientSecret } = credentials(request, form);
  if (!clientId) return accountsError('invalid_client');
  const client = simulation.clients.find((known) => known.clientId === clientId);
  if (!client || (clientSecret !== null && clientSecret !== client.clientSecret)) {
    return accountsError('invalid_client', clientSecret === null ? 'Invalid client' : 'Invalid client secret');
  }
  const isPublicClient = clientSecret === null;
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(simulation, client, form, isPublicClient);
    case 'refresh_token':
      return refresh(simulation, client, form, isPublicClient);
    case 'client_credentials':
      return isPublicClient ? accountsError('invalid_client') : appToken(simulation);
    case null:
      return accountsError('invalid_request', 'grant_type must not be empty');
    default:
      return accountsError('unsupported_grant_type', 'grant_type parameter is missing or not supported');
  }
}

function exchangeCode(
  simulation: Simulation,
  client: SimulatorClient,
  form: URLSearchParams,
  isPublicClient: boolean,
): Reply {
  const code = simulation.consents.takeCode(form.get('code') ?? '');
  if (!code || code.clientId !== client.clientId) return invalidGrant('Invalid authorization code');
  if (form.get('redirect_uri') !== code.redirectUri) return invalidGrant('Invalid redirect URI');
  if (!verifierFits(code, form.get('code_verifier'))) return invalidGrant('code_verifier was incorrect');
  if (isPublicClient && !code.challenge) return accountsError('invalid_client');
  const { listenerId, scopes } = code;
  const consent = simulation.consents.grant({ listenerId, clientId: client.clientId, scopes, isPublicClient });
  simulation.approved(listenerId);
  return tokenReply(simulation, consent, true);
}

function verifierFits(code: PendingCode, verifier: string | null): boolean {
  if (!code.challenge) return true;
  if (!verifier || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  return createHash('sha256').update(verifier).digest('base64url') === code.challenge;
}

function refresh(
  simulation: Simulation,
  client: SimulatorClient,
  form: URLSearchParams,
  isPublicClient: boolean,
): Reply {
  const token = form.get('refresh_token');
  if (!token) return accountsError('invalid_request', 'refresh_token must be supplied');
  if (simulation.isInvalidGrantForAll) return invalidGrant('Refresh token revoked');
  const consent = simulation.consents.findRefreshToken(token);
  if (!consent) return invalidGrant('Invalid refresh token');
  if (consent === 'used' || !simulation.consents.isUsable(consent)) return invalidGrant('Refresh token revoked');
  if (consent.clientId !== client.clientId) return invalidGrant('Invalid refresh token');
  if (isPublicClient && !consent.isPublicClient) return accountsError('invalid_client');
  const rotates = simulation.rotation === 'always' || (simulation.rotation === 'pkce' && consent.isPublicClient);
  if (rotates) simulation.consents.rotate(consent);
  return tokenReply(simulation, consent, rotates);
}

function tokenReply(simulation: Simulation, consent: Consent, withRefreshToken: boolean): Reply {
  const body = {
    access_token: simulation.consents.issueAccessToken(consent),
    token_type: 'Bearer',
    expires_in: 3600,
    ...(withRefreshToken ? { refresh_token: consent.refreshToken } : {}),
    scope: consent.scopes.join(' '),
  };
  return json(200, body, { 'cache-control': 'no-store' });
}

function appToken(simulation: Simulation): Reply {
  const body = { access_token: simulation.consents.issueAccessToken(null), token_type: 'Bearer', expires_in: 3600 };
  return json(200, body, { 'cache-control': 'no-store' });
}
