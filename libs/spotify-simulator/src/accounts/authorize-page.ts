import { AUTHORIZE_STYLE } from './authorize-style';
import type { SimulatedListener } from '../listeners/listeners';

export interface AuthorizePage {
  listeners: readonly SimulatedListener[];
  /** How many more listeners exist than are shown. */
  hidden: number;
  scopes: readonly string[];
  redirectUri: string;
  /** Repeated in the form, so that the decision is checked against the same request. */
  query: URLSearchParams;
}

const SCOPE_SENTENCES: Record<string, string> = {
  'user-read-recently-played': 'See what was played recently',
  'user-read-private': 'See the account’s country and plan',
  'user-read-email': 'See the e-mail address',
  'user-read-currently-playing': 'See what is playing now',
  'user-read-playback-state': 'See the state of the player',
  'user-top-read': 'See top tracks and artists',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function document(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="/image/64/artist-simulator">
<title>${escapeHtml(title)}</title>
<style>${AUTHORIZE_STYLE}</style>
</head>
<body>
<header class="banner">Simulated Spotify – demo. No real account is involved.</header>
<main>${main}</main>
</body>
</html>`;
}

function listenerChoice(listener: SimulatedListener, isFirst: boolean): string {
  const details = `${listener.description} · ${listener.timeZone.replace('_', ' ')}`;
  return `<label class="listener">
<input type="radio" name="listener" value="${escapeHtml(listener.id)}" required${isFirst ? ' checked' : ''}>
<img src="/image/300/user-${escapeHtml(listener.id)}" alt="" width="48" height="48">
<span><strong>${escapeHtml(listener.displayName)}</strong><small>${escapeHtml(details)}</small></span>
</label>`;
}

/** The page on which a person approves as one of the seeded listeners. */
export function authorizePage({ listeners, hidden, scopes, redirectUri, query }: AuthorizePage): string {
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const wishes = scopes.map((scope) => `<li>${escapeHtml(SCOPE_SENTENCES[scope] ?? scope)}</li>`);
  return document(
    'Simulated Spotify – demo',
    `<h1>Who is listening?</h1>
<p>The app at <code>${escapeHtml(new URL(redirectUri).host)}</code> wants to connect to an account.</p>
<form method="post" action="/authorize">
${fields.join('\n')}
<fieldset>
<legend>Connect as</legend>
${listeners.map((listener, position) => listenerChoice(listener, position === 0)).join('\n')}
</fieldset>
${hidden > 0 ? `<p>${hidden} more listeners are not shown.</p>` : ''}
${wishes.length > 0 ? `<h2>The app will be able to</h2><ul>${wishes.join('')}</ul>` : ''}
<div class="buttons">
<button class="primary" name="decision" value="approve">Approve</button>
<button name="decision" value="refuse" formnovalidate>Refuse</button>
</div>
</form>`,
  );
}

/** A page that says why there is nothing to approve; never a redirect. */
export function errorPage(sentence: string): string {
  return document('Simulated Spotify – error', `<h1>That did not work</h1><p role="alert">${escapeHtml(sentence)}</p>`);
}
