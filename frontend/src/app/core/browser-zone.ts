import { computed, inject, InjectionToken, type Signal } from '@angular/core';
import { DRAWING } from './drawing';

/** An offset such as `+01:00` is no name. */
const NAME = /^[A-Z]/i;
/** What browsers say that have no zone; no calendar knows it. */
const UNKNOWN = 'Etc/Unknown';

/**
 * The time zone of the browser; null where it has none that calendars know, and while the build draws pages: where the
 * build is says nothing of where listeners are. It is found out when it is first read, which takes a while.
 */
export const BROWSER_ZONE = new InjectionToken<Signal<string | null>>('time zone of the browser', {
  factory: () => {
    const isDrawing = inject(DRAWING) !== null;
    return computed(() => (isDrawing ? null : zoneOfBrowser()));
  },
});

/** Checked here by hand: the calendars of the pages are no part of the first load. `public/start-page.js` has the same rule. */
function zoneOfBrowser(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return NAME.test(timeZone) && timeZone !== UNKNOWN ? timeZone : null;
}
