import { Injectable } from '@angular/core';
import type { TypedDocumentNode } from 'apollo-angular';

/** Which version of the archive each answer in memory was made from, by its variables. */
@Injectable({ providedIn: 'root' })
export class Editions {
  private readonly byQuery = new WeakMap<object, Map<string, string | undefined>>();

  /** The versions of a query's answers; they live as long as the page of the browser. */
  of(query: TypedDocumentNode<unknown, never>): Map<string, string | undefined> {
    const known = this.byQuery.get(query) ?? new Map<string, string | undefined>();
    this.byQuery.set(query, known);
    return known;
  }
}
