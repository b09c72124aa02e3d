import { computed, inject, type Signal } from '@angular/core';
import { Router } from '@angular/router';
import { formatPeriod, type Period } from '@audiospective/period';
import type { TypedDocumentNode } from 'apollo-angular';
import { PageAddress } from '../../core/page-address';
import { pageData, type PageData } from '../../core/page-data';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod, type PagePeriod } from '../../core/page-period';
import { pageTitle } from '../../core/page-title';
import type { SessionFields, SignedInListener } from '../../core/session';
import { type Bucket, stepOf } from '../../ui/charts/timeline-steps';
import type { PeriodInput, TrackPageQuery } from './items.generated';

/** What the queries of all item pages tell besides the item. */
export type ItemViewer = SignedInListener & Pick<NonNullable<TrackPageQuery['viewer']>, 'weekStart' | 'archive'>;

/** What an item tells in a period. */
export type ItemStats = NonNullable<NonNullable<TrackPageQuery['viewer']>['track']>['stats'];

/** What all item pages are made of. */
export interface ItemPage<Item> {
  /** How pages speak of it: `track`. */
  readonly kind: string;
  readonly data: PageData<unknown>;
  readonly period: PagePeriod;
  readonly viewer: Signal<ItemViewer | undefined>;
  /** Undefined until it is known, and when there is none. */
  readonly item: Signal<Item | undefined>;
  /** True when the listener's archive has nothing of this id. */
  readonly missing: Signal<boolean>;
  readonly corrections: Signal<readonly string[]>;
  readonly signInUrl: Signal<string>;
  pick(period: Period): void;
  retry(): void;
}

/** Where an item page gets its item from. */
export interface ItemSource<Q, Item> {
  kind: string;
  query: TypedDocumentNode<Q, { id: string; period: PeriodInput; bucket: Bucket }>;
  itemOf: (viewer: NonNullable<Q[keyof Q & 'viewer']>) => Item | null;
  /** From the path. */
  id: () => string;
  /** From `?period=`. */
  period: () => string | undefined;
}

const ALL_TIME: Period = { preset: 'ALL_TIME' };

/** Asks for the item of the address and names the page after it. Call it in an injection context. */
export function itemPage<Q extends SessionFields & { viewer: ItemViewer | null }, Item extends { name: string }>(
  source: ItemSource<Q, Item>,
): ItemPage<Item> {
  const router = inject(Router);
  const focus = inject(PageFocus);
  const period = pagePeriod(source.period, ALL_TIME);
  const bucket = computed(() => stepOf(period.shown(), period.today()));
  const data = pageData(source.query, () => ({ id: source.id(), period: period.shown(), bucket: bucket() }), {
    edition: (answer) => answer.viewer?.archive.version,
  });
  const viewer = computed(() => data.value()?.viewer ?? undefined);
  const item = computed(() => {
    const known = viewer();
    return (known && source.itemOf(known)) ?? undefined;
  });
  pageTitle(() => item()?.name);
  return {
    kind: source.kind,
    data,
    period,
    viewer,
    item,
    missing: computed(() => {
      // What is no id at all is refused; the period and the step are always right.
      const refused = data.failure()?.code === 'BAD_USER_INPUT';
      return refused || (viewer() !== undefined && item() === undefined);
    }),
    corrections: computed(() => (period.unknown() ? ['There is no such period: all time is shown.'] : [])),
    signInUrl: inject(PageAddress).signInUrl,
    pick: (picked) =>
      void router.navigate([], { queryParams: { period: formatPeriod(picked) }, queryParamsHandling: 'merge' }),
    retry: () => {
      data.reload();
      focus.toContent();
    },
  };
}
