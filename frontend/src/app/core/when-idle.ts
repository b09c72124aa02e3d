import { DestroyRef, DOCUMENT, inject, type Signal, signal } from '@angular/core';

/** Where a browser does not tell when it is idle, this is soon enough after the first picture. */
const SOON_MS = 200;

/**
 * True once the browser has nothing more urgent to do: heavy parts below the first screen wait for it. A signal weighs
 * nothing, whereas one deferred block anywhere puts the code for all kinds of them into the first load. Call it in an
 * injection context.
 */
export function whenIdle(): Signal<boolean> {
  const window = inject(DOCUMENT).defaultView;
  const idle = signal(false);
  let isLeft = false;
  inject(DestroyRef).onDestroy(() => (isLeft = true));
  const rest = () => isLeft || idle.set(true);
  if (window && 'requestIdleCallback' in window) window.requestIdleCallback(rest);
  else setTimeout(rest, SOON_MS);
  return idle.asReadonly();
}
