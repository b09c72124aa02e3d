import { DOCUMENT, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { EMPTY, fromEvent, map } from 'rxjs';

/** The widths from which `sm:` and `lg:` hold. */
const WIDTHS = { sm: '40rem', lg: '64rem' } as const;

/** Whether the window is at least so wide. Call it in an injection context. */
export function isAtLeast(width: keyof typeof WIDTHS): Signal<boolean> {
  const window = inject(DOCUMENT).defaultView;
  const query = window?.matchMedia?.(`(width >= ${WIDTHS[width]})`);
  const changes = query ? fromEvent<MediaQueryListEvent>(query, 'change') : EMPTY;
  return toSignal(changes.pipe(map((event) => event.matches)), { initialValue: query?.matches ?? false });
}
