// The service worker: keeps the shell of the dashboard, so that it opens without a network. What answers in a listener's
// name, travels to the server or comes from elsewhere never reaches the part that keeps things.
const NEVER_KEPT = /^\/(auth|graphql|health|metrics)(\/|$)/;

/** @typedef {{ createPolicy(name: string, rules: object): { createScriptURL(url: string): string } }} TrustedTypes */
const scope = /** @type {ServiceWorkerGlobalScope & { trustedTypes?: TrustedTypes }} */ (/** @type {unknown} */ (self));

scope.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const isShell = method === 'GET' && origin === scope.location.origin && !NEVER_KEPT.test(pathname);
  // Without an answer from here the browser asks by itself.
  if (!isShell) event.stopImmediatePropagation();
});

const keeper = '/ngsw-worker.js';
const policy = scope.trustedTypes?.createPolicy('audiospective#worker', { createScriptURL: () => keeper });
importScripts(policy ? policy.createScriptURL('') : keeper);
