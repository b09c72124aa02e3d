import { isPlatformBrowser } from '@angular/common';
import {
  ApplicationRef,
  type EnvironmentProviders,
  inject,
  isDevMode,
  PLATFORM_ID,
  provideAppInitializer,
} from '@angular/core';

const WORKER = '/worker.js';

/** What browsers that know Trusted Types have; the types of the DOM lack it. */
interface ScriptUrlPolicies {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(input: string): string };
}

/** Lets the service worker keep the shell, so that it opens without a network. It is no part of the first load. */
export function provideShellWorker(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const isServed = isPlatformBrowser(inject(PLATFORM_ID)) && !isDevMode();
    if (!isServed || !('serviceWorker' in navigator)) return;
    void inject(ApplicationRef)
      .whenStable()
      .then(() => navigator.serviceWorker.register(trustedWorker(), { updateViaCache: 'none' }))
      .catch(() => undefined); // Private windows refuse; everything but opening offline works without.
  });
}

/** The content security policy lets scripts come from named policies only. */
function trustedWorker(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptUrlPolicies };
  if (!trustedTypes) return WORKER;
  return trustedTypes.createPolicy('audiospective#worker', { createScriptURL: () => WORKER }).createScriptURL('');
}
