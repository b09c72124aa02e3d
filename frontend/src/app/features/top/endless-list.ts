import { computed, DestroyRef, effect, inject, linkedSignal, untracked } from '@angular/core';
import { EMPTY, expand, last, map, type Observable, of, type Subscription } from 'rxjs';
import { type RequestFailure, requestFailure } from '../../core/request-failure';
import type { RankedItem } from '../../ui/ranked-row';
import { type LaterPages, LaterPagesStore } from './later-pages';
import type { TopList } from './top-lists';

interface Growth {
  /** The beginning that `later` belongs to. */
  start: TopList;
  later: LaterPages;
  busy: boolean;
  failure?: RequestFailure;
}

/** So many entries are fetched again when the archive has changed; a longer list starts over. */
const MOST_FETCHED_AGAIN = 1_000;

/**
 * A top list that begins with `start()` and grows at its end. When it becomes another list the page under way is given
 * up; when it is the same of a newer archive, what was scrolled stays until as much of the new one is there. `outdated`
 * is told that the archive has changed since the beginning was answered. Make it in an injection context.
 */
export class EndlessList {
  private readonly store = inject(LaterPagesStore);
  private readonly growth = linkedSignal<TopList, Growth>({
    source: () => this.start(),
    computation: (list, before) =>
      before && isNewer(list, before.value) ? before.value : { start: list, later: this.store.of(list), busy: false },
  });
  private running: Subscription | undefined;

  // Apart, so that the list stays the same one while a page is under way or does not come.
  private readonly beginning = computed(() => this.growth().start.items);
  private readonly rest = computed(() => this.growth().later.items);
  readonly items = computed<readonly RankedItem[]>(() => [...this.beginning(), ...this.rest()]);
  /** Whether entries follow. */
  readonly hasMore = computed(() => this.growth().later.after !== null);
  /** Why the next page did not come. */
  readonly failure = computed(() => this.growth().failure);

  constructor(
    private readonly start: () => TopList,
    private readonly outdated: () => void,
  ) {
    effect(() => {
      const list = start();
      untracked(() => this.became(list));
    });
    inject(DestroyRef).onDestroy(() => this.running?.unsubscribe());
  }

  /** Asks for the next page, unless it is under way or there is none. */
  more(): void {
    const { start, later, busy } = this.growth();
    if (!busy && later.after !== null) this.take(next(this.store, start, later), start);
  }

  private became(list: TopList): void {
    this.running?.unsubscribe();
    const { start, later } = this.growth();
    if (start !== list) this.take(grown(this.store, list, later.items.length), list);
  }

  private take(pages: Observable<LaterPages | null>, list: TopList): void {
    this.growth.update((before) => ({ ...before, busy: true, failure: undefined }));
    this.running = pages.subscribe({
      next: (later) => this.came(later, list),
      error: (error: unknown) => this.failed(requestFailure(error), list),
    });
  }

  private came(later: LaterPages | null, list: TopList): void {
    if (!later) {
      this.growth.update((before) => ({ ...before, busy: false }));
      return this.outdated();
    }
    this.store.keep(list, later);
    this.growth.set({ start: list, later, busy: false });
  }

  /** What was scrolled stays beside the failure, unless it is of an archive that has changed since. */
  private failed(failure: RequestFailure, list: TopList): void {
    const { start, later } = this.growth();
    this.growth.set({ start: list, later: start === list ? later : this.store.of(list), busy: false, failure });
  }
}

/** Whether it is the list that is shown, of a newer archive, and was scrolled so far that it cannot just be replaced. */
function isNewer(list: TopList, { start, later }: Growth): boolean {
  const isSame = JSON.stringify({ ...list.asked, version: '' }) === JSON.stringify({ ...start.asked, version: '' });
  const hasGrown = later.items.length > 0 && later.items.length <= MOST_FETCHED_AGAIN;
  return isSame && hasGrown && list.asked.version !== start.asked.version;
}

/** What is known, and the page behind it; null when the archive has changed. */
function next(store: LaterPagesStore, list: TopList, known: LaterPages): Observable<LaterPages | null> {
  if (known.after === null) return of(known);
  return store
    .fetch(list.asked, known.after)
    .pipe(map((page) => page && { items: [...known.items, ...page.items], after: page.after }));
}

/** Page after page, until as many entries are there as are wanted. */
function grown(store: LaterPagesStore, list: TopList, wanted: number): Observable<LaterPages | null> {
  return next(store, list, { items: [], after: list.after }).pipe(
    expand((pages) =>
      pages && pages.after !== null && pages.items.length < wanted ? next(store, list, pages) : EMPTY,
    ),
    last(),
  );
}
