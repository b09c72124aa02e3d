import { effect, inject } from '@angular/core';
import { Session } from './session';

/** A part of a list. */
export interface ListPage<T> {
  items: readonly T[];
  /** Where the list goes on; null at its end. */
  after: string | null;
}

/** The beginning of a list, as the page's own query answers it. */
export interface FirstPage<T> extends ListPage<T> {
  /** Names the list: what was asked, by whom, and by which of their settings it was made. */
  of: string;
  /** The state of the archive that it was made from. */
  version: string;
}

/** A list as far as it was scrolled. */
export interface ScrolledList<T, F extends FirstPage<T>> {
  first: F;
  later: readonly ListPage<T>[];
}

/** Lists that are kept; the one that was scrolled longest ago goes when there are more. */
const KEPT_LISTS = 12;

/**
 * Lists that were scrolled, in memory only: who comes back finds the place where they left. They go with the session.
 * Each feature has an injectable class of its own for its lists.
 */
export abstract class KeptPages<T, F extends FirstPage<T>> {
  private readonly lists = new Map<string, ScrolledList<T, F>>();

  constructor() {
    const session = inject(Session);
    effect(() => {
      if (session.listener() === null) this.lists.clear();
    });
  }

  of(name: string): ScrolledList<T, F> | undefined {
    return this.lists.get(name);
  }

  keep(list: ScrolledList<T, F>): void {
    this.lists.delete(list.first.of);
    this.lists.set(list.first.of, list);
    const [oldest] = this.lists.keys();
    if (this.lists.size > KEPT_LISTS && oldest !== undefined) this.lists.delete(oldest);
  }

  drop(name: string): void {
    this.lists.delete(name);
  }
}
