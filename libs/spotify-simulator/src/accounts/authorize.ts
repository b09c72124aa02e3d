import { html, redirect, type Reply, type Request } from '../http/exchange';
import type { Simulation } from '../simulation';
import { authorizePage, errorPage } from './authorize-page';
import { allowsRedirect } from './clients';

const LISTENERS_SHOWN = 12;

interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  challenge: string | null;
}

type Validated = { ok: AuthorizeRequest } | { refused: Reply };

function callback(redirectUri: string, answer: Record<string, string | null>): Reply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== null) url.searchParams.set(name, value);
  return redirect(url.toString());
}

/** A wrong client or redirect URI is answered with a page; every other fault goes back to the app. */
function validate(simulation: Simulation, query: URLSearchParams): Validated {
  const client = simulation.clients.find((known) => known.clientId === query.get('client_id'));
  if (!client) return { refused: html(400, errorPage('INVALID_CLIENT: Invalid client')) };
  const redirectUri = query.get('redirect_uri');
  if (!redirectUri || !allowsRedirect(client, redirectUri)) {
    return { refused: html(400, errorPage('INVALID_CLIENT: Invalid redirect URI')) };
  }
  const state = query.get('state');
  const fail = (error: string): Validated => ({ refused: callback(redirectUri, { error, state }) });
  if (query.get('response_type') !== 'code') return fail('unsupported_response_type');
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if ((challenge || method) && (method !== 'S256' || !/^[\w-]{43}$/.test(challenge ?? '')))
    return fail('invalid_request');
  if (!challenge && !client.clientSecret) return fail('invalid_request');
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter(Boolean);
  return { ok: { clientId: client.clientId, redirectUri, scopes, state, challenge } };
}

/** GET /authorize: the page on which a person picks a listener. */
export function showAuthorizePage(simulation: Simulation, request: Request): Reply {
  const validated = validate(simulation, request.query);
  if ('refused' in validated) return validated.refused;
  const { scopes, redirectUri } = validated.ok;
  const listeners = simulation.listeners.all.slice(0, LISTENERS_SHOWN);
  const page = { listeners, hidden: simulation.listeners.all.length - listeners.length, scopes, redirectUri };
  return html(200, authorizePage({ ...page, query: request.query }));
}

/** POST /authorize: the person's decision; the form repeats the query of the page. */
export function decide(simulation: Simulation, request: Request): Reply {
  const form = new URLSearchParams(request.body);
  const validated = validate(simulation, form);
  if ('refused' in validated) return validated.refused;
  const { redirectUri, state, clientId, scopes, challenge } = validated.ok;
  if (form.get('decision') !== 'approve') return callback(redirectUri, { error: 'access_denied', state });
  const listener = simulation.listeners.find(form.get('listener') ?? '');
  if (!listener) return html(400, errorPage('Choose one of the listeners.'));
  const code = simulation.consents.issueCode({ clientId, redirectUri, scopes, challenge, listenerId: listener.id });
  return callback(redirectUri, { code, state });
}
