import type { AccessToken } from '../accounts/consents';
import { notRegistered, quotaExceeded, rateLimited } from '../faults/fault-replies';
import type { Reply, Request } from '../http/exchange';
import type { Simulation } from '../simulation';
import { albumTracks, artistAlbums, several, single } from './catalogue-endpoints';
import { currentlyPlaying } from './currently-playing';
import { notFound, unauthorized, webApiError } from './errors';
import { profile } from './profile';
import { recentlyPlayed } from './recently-played';
import { isRemoved } from './regime';

interface Caller {
  listenerId: string;
  scopes: readonly string[];
}

/** The token of the Authorization header, if it names one that exists. */
export function accessTokenOf(simulation: Simulation, request: Request): AccessToken | null {
  const token = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  return token ? simulation.consents.findAccessToken(token) : null;
}

/** Every address below /v1. */
export function webApi(simulation: Simulation, request: Request): Reply {
  const token = accessTokenOf(simulation, request);
  if (!request.headers['authorization']) return unauthorized('missing_token');
  if (!token || token.consent?.isRevoked) return unauthorized('invalid_token');
  if (token.expiresAt <= simulation.clock.now().getTime())
    return unauthorized('invalid_token', 'The access token expired');
  const refusal = overLimit(simulation);
  if (refusal) return refusal;
  if (isRemoved(simulation.regime, request.method, request.path)) return webApiError(403, 'Forbidden');
  if (request.method !== 'GET') return webApiError(405, 'Method not allowed');
  const { consent, scopes } = token;
  if (consent && !simulation.isAllowed(consent.listenerId)) return notRegistered();
  return request.path.startsWith('/v1/me')
    ? ownEndpoint(simulation, request, consent && { listenerId: consent.listenerId, scopes })
    : catalogueEndpoint(simulation, request);
}

function overLimit(simulation: Simulation): Reply | null {
  const quotaWait = simulation.quota?.take() ?? null;
  if (quotaWait !== null) return quotaExceeded(String(quotaWait));
  const wait = simulation.rateLimit?.take() ?? null;
  return wait === null ? null : rateLimited(String(wait));
}

function ownEndpoint(simulation: Simulation, request: Request, caller: Caller | null): Reply {
  if (!caller) return unauthorized('invalid_token');
  const { listenerId, scopes } = caller;
  const scoped = (scope: string, answer: () => Reply) =>
    scopes.includes(scope) ? answer() : webApiError(403, 'Insufficient client scope');
  switch (request.path) {
    case '/v1/me':
      return profile(simulation, simulation.listeners.get(listenerId), scopes);
    case '/v1/me/player/recently-played':
      return scoped('user-read-recently-played', () => recentlyPlayed(simulation, request, listenerId));
    case '/v1/me/player/currently-playing':
      return scoped('user-read-currently-playing', () => currentlyPlaying(simulation, listenerId));
    default:
      return notFound();
  }
}

function catalogueEndpoint(simulation: Simulation, request: Request): Reply {
  const [, kind, id, part] = /^\/v1\/(tracks|albums|artists)(?:\/([^/]+)(?:\/([^/]+))?)?$/.exec(request.path) ?? [];
  if (kind !== 'tracks' && kind !== 'albums' && kind !== 'artists') return notFound();
  if (!id) return several(simulation, kind, request);
  if (!part) return single(simulation, kind, id);
  if (kind === 'albums' && part === 'tracks') return albumTracks(simulation, id);
  if (kind === 'artists' && part === 'albums') return artistAlbums(simulation, id);
  return notFound();
}
