import { DOCUMENT, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { fromEvent, map, type Observable, switchMap, timer } from 'rxjs';

const MAX_DOUBLINGS = 5;
const SHORTEST_AFTER_FAILURE_MS = 1_000;

/**
 * Asks again and again, `delayMs()` milliseconds after each answer, while somebody looks at the page; null stops it.
 * Coming back to the page asks at once; after failures the wait doubles, from a second on. Call it in an injection context.
 */
export function pollWhileVisible(delayMs: () => number | null, ask: () => Observable<unknown>): void {
  const document = inject(DOCUMENT);
  const visible = toSignal(fromEvent(document, 'visibilitychange').pipe(map(() => !document.hidden)), {
    initialValue: !document.hidden,
  });
  const round = signal({ failures: 0 });
  let wasHidden = false;

  effect((onCleanup) => {
    const delay = delayMs();
    const { failures } = round();
    if (!visible()) wasHidden = true;
    if (delay === null || !visible()) return;
    const wait = wasHidden ? 0 : waitOf(delay, failures);
    wasHidden = false;
    const running = timer(wait)
      .pipe(switchMap(() => ask()))
      .subscribe({
        complete: () => round.set({ failures: 0 }),
        error: () => round.set({ failures: failures + 1 }),
      });
    onCleanup(() => running.unsubscribe());
  });
}

function waitOf(delayMs: number, failures: number): number {
  if (failures === 0) return delayMs;
  return Math.max(delayMs, SHORTEST_AFTER_FAILURE_MS) * 2 ** Math.min(failures, MAX_DOUBLINGS);
}
