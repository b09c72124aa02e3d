import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import { formatPeriod, isAllTime, parsePeriod, type Period, periodLabel } from '@audiospective/period';
import { BROWSER_ZONE } from './browser-zone';
import { Clock } from './clock';
import { Session } from './session';

/** The period that a page shows: a part of its address. */
export interface PagePeriod {
  /** What is shown: the one of the address, or the page's own where the address names none or nonsense. */
  readonly shown: Signal<Period>;
  /** What is shown instead of a period that no calendar has, in a sentence; else empty. */
  readonly corrections: Signal<readonly string[]>;
  /** Today, as the listener's calendar has it: in the browser's zone until the first answer names the listener's. */
  readonly today: Signal<{ now: Date; timeZone: string }>;
  /** Makes another period part of the address; everything else in it stays, and so does the place on the page. */
  pick(period: Period): Promise<boolean>;
}

/** Reads the period of `text()`, which the page has bound from `?period=`. Call it in an injection context. */
export function pagePeriod(text: () => string | undefined, fallback: Period): PagePeriod {
  const router = inject(Router);
  const session = inject(Session);
  const clock = inject(Clock);
  const browserZone = inject(BROWSER_ZONE);
  // A parameter that the address repeats arrives as a list; its text names no period.
  const named = computed(() => parsePeriod(String(text() || formatPeriod(fallback))));
  return {
    shown: computed(() => named() ?? fallback),
    corrections: computed(() => (named() === null ? [correction(fallback)] : [])),
    today: computed(() => ({ now: clock.current(), timeZone: session.listener()?.timeZone ?? browserZone() ?? 'UTC' })),
    pick: (period) =>
      router.navigate([], {
        queryParams: { period: formatPeriod(period) },
        queryParamsHandling: 'merge',
        scroll: 'manual', // it is the same page: whoever chose a bar far below stays there
      }),
  };
}

function correction(fallback: Period): string {
  const name = periodLabel(fallback, 'en').toLowerCase();
  return `There is no such period, so ${isAllTime(fallback) ? `${name} is` : `the ${name} are`} shown.`;
}
