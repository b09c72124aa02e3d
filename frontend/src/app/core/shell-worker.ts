import { isDevMode } from '@angular/core';

const WORKER = '/worker.js';

/** What browsers that know Trusted Types have; the types of the DOM lack it. */
interface ScriptUrlPolicies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}

/** Lets the service worker keep the shell, so that it opens without a network. It fetches all of it: call it when the page is at rest. */
export async function keepShell(): Promise<void> {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  // Private windows refuse; everything but opening offline works without.
  await navigator.serviceWorker.register(trustedWorker(), { updateViaCache: 'none' }).catch(() => undefined);
}

/** The content security policy lets scripts come from named policies only. */
function trustedWorker(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptUrlPolicies };
  if (!trustedTypes) return WORKER;
  return trustedTypes.createPolicy('audiospective#worker', { createScriptURL: () => WORKER }).createScriptURL('');
}
