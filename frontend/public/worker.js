// The service worker: keeps the shell of the dashboard, so that it opens without a network. What answers in a listener's
// name, travels to the server or comes from elsewhere never reaches the part that keeps things.
const NEVER_KEPT = /^\/(auth|graphql|health|metrics)(\/|$)/;

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const isShell = method === 'GET' && origin === self.location.origin && !NEVER_KEPT.test(pathname);
  // Without an answer from here the browser asks by itself.
  if (!isShell) event.stopImmediatePropagation();
});

const keeper = '/ngsw-worker.js';
const policy = self.trustedTypes?.createPolicy('audiospective#worker', { createScriptURL: () => keeper });
importScripts(policy ? policy.createScriptURL('') : keeper);
