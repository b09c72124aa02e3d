import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import { formatPeriod, isTimeZone, parsePeriod, type Period } from '@audiospective/period';
import { Clock } from './clock';
import { Session } from './session';

/** The period that a page shows: a part of its address. */
export interface PagePeriod {
  /** What is shown: the one of the address, or the page's own where the address names none or nonsense. */
  readonly shown: Signal<Period>;
  /** True when the address names a period that no calendar has. */
  readonly unknown: Signal<boolean>;
  /** Today, as the listener's calendar has it. */
  readonly today: Signal<{ now: Date; timeZone: string }>;
  /** Makes another period part of the address; everything else in it stays. */
  pick(period: Period): Promise<boolean>;
}

/** Reads the period of `text()`, which the page has bound from `?period=`. Call it in an injection context. */
export function pagePeriod(text: () => string | undefined, fallback: Period): PagePeriod {
  const router = inject(Router);
  const session = inject(Session);
  const clock = inject(Clock);
  // A parameter that the address repeats arrives as a list; its text names no period.
  const named = computed(() => parsePeriod(String(text() || formatPeriod(fallback))));
  return {
    shown: computed(() => named() ?? fallback),
    unknown: computed(() => named() === null),
    today: computed(() => ({ now: clock.current(), timeZone: session.listener()?.timeZone ?? browserZone() })),
    pick: (period) =>
      router.navigate([], { queryParams: { period: formatPeriod(period) }, queryParamsHandling: 'merge' }),
  };
}

/** The zone of the browser is that of a listener until the first answer names it. */
function browserZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
