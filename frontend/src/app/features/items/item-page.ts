import { computed, inject, type Signal } from '@angular/core';
import type { PeriodInput } from '@audiospective/contract';
import { ALL_TIME } from '@audiospective/period';
import type { TypedDocumentNode } from 'apollo-angular';
import { PageAddress } from '../../core/page-address';
import { pageData, type PageData } from '../../core/page-data';
import { PageFocus } from '../../core/page-focus';
import { pagePeriod, type PagePeriod } from '../../core/page-period';
import { pageTitle } from '../../core/page-title';
import type { SessionFields, SignedInListener } from '../../core/session';
import { type Bucket, stepOf } from '../../ui/charts/timeline-steps';
import type { TrackPageQuery } from './items.generated';

/** What the queries of all item pages tell besides the item. */
export type ItemViewer = SignedInListener & Pick<NonNullable<TrackPageQuery['viewer']>, 'weekStart' | 'archive'>;

/** What an item tells in a period. */
export type ItemStats = NonNullable<NonNullable<TrackPageQuery['viewer']>['track']>['stats'];

/** What all item pages are made of. */
export interface ItemPage<Item> {
  /** How pages speak of it: `track`. */
  readonly kind: string;
  readonly data: PageData<unknown>;
  readonly selected: PagePeriod;
  readonly viewer: Signal<ItemViewer | undefined>;
  /** Undefined until it is known, and when there is none. */
  readonly item: Signal<Item | undefined>;
  /** True when the listener's archive has nothing of this id. */
  readonly missing: Signal<boolean>;
  readonly signInUrl: Signal<string>;
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

/** Asks for the item of the address and names the page after it. Call it in an injection context. */
export function itemPage<Q extends SessionFields & { viewer: ItemViewer | null }, Item extends { name: string }>(
  source: ItemSource<Q, Item>,
): ItemPage<Item> {
  const focus = inject(PageFocus);
  const selected = pagePeriod(source.period, ALL_TIME);
  const bucket = computed(() => stepOf(selected.shown(), selected.today()));
  const data = pageData(source.query, () => ({ id: source.id(), period: selected.shown(), bucket: bucket() }));
  const viewer = computed(() => data.value()?.viewer ?? undefined);
  const item = computed(() => {
    const known = viewer();
    return (known && source.itemOf(known)) ?? undefined;
  });
  pageTitle(() => item()?.name);
  return {
    kind: source.kind,
    data,
    selected,
    viewer,
    item,
    missing: computed(() => viewer() !== undefined && item() === undefined),
    signInUrl: inject(PageAddress).signInUrl,
    retry: () => {
      data.reload();
      focus.toContent();
    },
  };
}
