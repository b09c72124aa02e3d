import { inject, Injectable } from '@angular/core';
import type { OperationVariables } from '@apollo/client';
import { canonicalStringify } from '@apollo/client/utilities';
import { Apollo } from 'apollo-angular';
import { first, type Observable, startWith, Subject, switchMap, tap } from 'rxjs';
import { ask, type Question } from './graphql';
import type { Operation } from './operation';

/** So many answers are kept; the one that was needed longest ago goes when there are more. */
const MOST_KEPT = 60;

/**
 * The newest answer to every question, in memory only. An answer is one whole document of one version of the archive:
 * nothing is shared between answers, so none is ever made of parts of several.
 */
@Injectable({ providedIn: 'root' })
export class Answers {
  private readonly apollo = inject(Apollo);
  private readonly kept = new Map<string, unknown>();
  private readonly cleared = new Subject<void>();

  /** The answer that is kept; undefined where there is none. */
  of<T, V extends OperationVariables>(question: Question<T, V>): T | undefined {
    return this.kept.get(keyOf(question)) as T | undefined;
  }

  /**
   * Asks the server and keeps the answer. The request is given up when nobody waits for it any more; when everything is
   * forgotten meanwhile, it is asked again, for its answer may be in the name of somebody who has left.
   */
  ask<T, V extends OperationVariables>(question: Question<T, V>): Observable<T> {
    return this.cleared.pipe(
      startWith(undefined),
      switchMap(() => ask(this.apollo, question)),
      first(),
      tap((answer) => this.keep(question, answer)),
    );
  }

  /** Keeps what is known to be the answer by now. */
  keep<T, V extends OperationVariables>(question: Question<T, V>, answer: T): void {
    const key = keyOf(question);
    this.kept.delete(key);
    this.kept.set(key, answer);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  /** Forgets all answers, because the session has ended or they were made by other settings. */
  clear(): void {
    this.kept.clear();
    this.cleared.next();
  }
}

function keyOf<T, V extends OperationVariables>({ query, variables }: Question<T, V>): string {
  return `${(query as Operation).name} ${canonicalStringify(variables)}`;
}
