import { computed, DestroyRef, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { EMPTY, expand, last, map, type Observable, of, type Subscription } from 'rxjs';
import type { FirstPage, KeptPages, ListPage, ScrolledList } from './kept-pages';
import { type RequestFailure, requestFailure } from './request-failure';

/** What an endless list is made of. */
export interface EndlessListParts<T, F extends FirstPage<T>> {
  /** The beginning as it was answered last; undefined while there is none. */
  first: () => F | undefined;
  kept: KeptPages<T, F>;
  /** Asks for the page behind `after`; null when it does not belong to this beginning any more. */
  page: (first: F, after: string) => Observable<ListPage<T> | null>;
  /** Is told of such a page: the beginning has to be asked for again. */
  outdated: () => void;
  /**
   * What becomes of a scrolled list when its beginning comes from a newer archive. It is left alone until `startOver`,
   * or it stays until as much of the new one is there.
   */
  whenNewer: 'WAIT' | 'CATCH_UP';
}

interface Request {
  busy: boolean;
  failure?: RequestFailure;
}

const IDLE: Request = { busy: false };
/** So many entries are fetched again to catch up; a longer list starts over. */
const MOST_FETCHED_AGAIN = 1_000;

/**
 * A list that begins with a page's answer and grows at its end. When it becomes another list, or the same of a newer
 * archive, the page under way is given up. Make it in an injection context.
 */
export class EndlessList<T, F extends FirstPage<T>> {
  private readonly list = linkedSignal(() => this.joined(this.parts.first()));
  private readonly request = signal(IDLE);
  private running: Subscription | undefined;
  /** The state of the archive that the listener wanted to leave. */
  private left: string | undefined;

  /** The beginning that is shown, which may be of an older archive than the one answered last. */
  readonly first = computed(() => this.list()?.first);
  readonly pages = computed(() => pagesOf(this.list()));
  /** Whether entries follow. */
  readonly hasMore = computed(() => endOf(this.list()) !== null);
  /** True while the next page is under way. */
  readonly loading = computed(() => this.request().busy);
  /** Why the next page did not come. */
  readonly failure = computed(() => this.request().failure);

  constructor(private readonly parts: EndlessListParts<T, F>) {
    const edition = computed(() => editionOf(parts.first()));
    effect(() => {
      edition();
      untracked(() => this.becameAnother());
    });
    inject(DestroyRef).onDestroy(() => this.running?.unsubscribe());
  }

  /** Asks for the next page, unless it is under way or there is none. */
  more(): void {
    const list = this.list();
    if (!list || this.request().busy) return;
    if (this.isBehind()) this.catchUp();
    else if (endOf(list) !== null) this.take(this.next(list));
  }

  /** Leaves what was scrolled, for good: the list is its beginning, and follows it to a newer archive. */
  startOver(): void {
    const first = this.parts.first();
    if (!first) return;
    this.giveUp();
    this.left = first.version;
    this.reset(first);
  }

  private becameAnother(): void {
    this.giveUp();
    if (this.isBehind()) this.catchUp();
  }

  private giveUp(): void {
    this.running?.unsubscribe();
    this.request.set(IDLE);
  }

  /** What is known of the list that begins so. */
  private joined(first: F | undefined): ScrolledList<T, F> | undefined {
    if (!first) return undefined;
    const known = this.parts.kept.of(first.of);
    if (known?.first.version === first.version) return { first, later: known.later };
    return known && this.isHeld(known) ? known : { first, later: [] };
  }

  /** Whether it stays in the sight of a newer archive. */
  private isHeld(list: ScrolledList<T, F>): boolean {
    return this.parts.whenNewer === 'CATCH_UP' ? sizeOf(list) <= MOST_FETCHED_AGAIN : list.first.version !== this.left;
  }

  private isBehind(): boolean {
    return this.parts.whenNewer === 'CATCH_UP' && editionOf(this.first()) !== editionOf(this.parts.first());
  }

  /** Fetches page after page of the newer list, until as many entries are there as are shown. */
  private catchUp(): void {
    const first = this.parts.first();
    if (!first) return;
    const wanted = sizeOf(this.list());
    const grown = this.next({ first, later: [] }).pipe(
      expand((list) => (list && endOf(list) !== null && sizeOf(list) < wanted ? this.next(list) : EMPTY)),
      last(),
    );
    this.take(grown);
  }

  /** The list with the page behind it; null when that is of something else. */
  private next(list: ScrolledList<T, F>): Observable<ScrolledList<T, F> | null> {
    const after = endOf(list);
    if (after === null) return of(list);
    return this.parts
      .page(list.first, after)
      .pipe(map((page) => page && { first: list.first, later: [...list.later, page] }));
  }

  private take(grown: Observable<ScrolledList<T, F> | null>): void {
    this.request.set({ busy: true });
    this.running = grown.subscribe({
      next: (list) => this.came(list),
      error: (error: unknown) => this.failed(requestFailure(error)),
    });
  }

  private came(list: ScrolledList<T, F> | null): void {
    this.request.set(IDLE);
    if (!list) return this.parts.outdated();
    this.parts.kept.keep(list);
    this.list.set(this.joined(this.parts.first()));
  }

  /** What was scrolled stays beside the failure, unless it is of an archive that has changed since. */
  private failed(failure: RequestFailure): void {
    const first = this.parts.first();
    if (first && this.isBehind()) this.reset(first);
    this.request.set({ busy: false, failure });
  }

  private reset(first: F): void {
    this.parts.kept.drop(first.of);
    this.list.set({ first, later: [] });
  }
}

function editionOf(first: FirstPage<unknown> | undefined): string | undefined {
  return first && JSON.stringify([first.of, first.version]);
}

function pagesOf<T>(list: ScrolledList<T, FirstPage<T>> | undefined): readonly (readonly T[])[] {
  return list ? [list.first.items, ...list.later.map(({ items }) => items)] : [];
}

/** Where the list goes on. */
function endOf(list: ScrolledList<unknown, FirstPage<unknown>> | undefined): string | null {
  const page = list?.later.at(-1) ?? list?.first;
  return page?.after ?? null;
}

/** How many entries stand behind the beginning. */
function sizeOf(list: ScrolledList<unknown, FirstPage<unknown>> | undefined): number {
  return list?.later.reduce((size, { items }) => size + items.length, 0) ?? 0;
}
