import { computed, DestroyRef, DOCUMENT, effect, inject, PendingTasks, type Signal, untracked } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OperationVariables } from '@apollo/client';
import type { TypedDocumentNode } from 'apollo-angular';
import {
  asyncScheduler,
  catchError,
  filter,
  fromEvent,
  identity,
  map,
  type Observable,
  of,
  startWith,
  subscribeOn,
  tap,
  throttleTime,
} from 'rxjs';
import { Answers } from './answers';
import { Connection } from './connection';
import { DRAWING } from './drawing';
import type { Question } from './graphql';
import { type RequestFailure, requestFailure, SIGNED_OUT } from './request-failure';
import { Session, type SessionFields } from './session';

/** The answer to a page's one query. */
export interface PageData<T> {
  /** The newest answer to the present variables; a late answer to earlier ones never shows. */
  readonly value: Signal<T | undefined>;
  /** Why the last request was not answered; a value from before stays beside it. */
  readonly failure: Signal<RequestFailure | undefined>;
  /** True while a request is under way. */
  readonly loading: Signal<boolean>;
  /** Asks again and keeps what is shown meanwhile. */
  reload(): void;
  /** Replaces what is shown, and kept, by what is known to be the answer by now; no other request is needed for it. */
  update(change: (value: T) => T): void;
}

/** Page queries select the session fields; secondary queries need not. */
type PageAnswer = SessionFields | { viewer: { id: string } | null };

interface Answer<T> {
  value?: T;
  failure?: RequestFailure;
  loading: boolean;
}

/** Whoever goes to and fro between tabs does not ask each time. */
const SEEN_AGAIN_MS = 30_000;

/** A page's one query, or how it is chosen by what the page shows. */
export type PageQuery<T, V extends OperationVariables> = TypedDocumentNode<T, V> | (() => TypedDocumentNode<T, V>);

/**
 * Asks a page's query whenever its variables change, and when its tab is seen again, because another may have changed
 * what it shows. A known answer appears at once and is refreshed silently; the request under way is given up when the
 * variables change again or the page is left. Call it in an injection context.
 */
export function pageData<T extends PageAnswer, V extends OperationVariables>(
  query: PageQuery<T, V>,
  variables: () => V,
  { asksWhenSeenAgain = true } = {},
): PageData<T> {
  const answers = inject(Answers);
  const session = inject(Session);
  const isDrawing = inject(DRAWING) !== null; // there is nobody to ask
  const question = () => ({ query: typeof query === 'function' ? query() : query, variables: variables() });
  const answered = isDrawing ? () => undefined : awaitedAnswer();
  const resource = rxResource<Answer<T>, Question<T, V> | undefined>({
    params: () => (isDrawing ? undefined : question()),
    stream: ({ params: asked }) =>
      answersTo(answers, asked).pipe(
        tap((answer) => {
          teach(session, answer);
          if (!answer.loading) answered();
        }),
      ),
    defaultValue: { loading: true },
  });
  const shown = computed(() => withoutListener(resource.value(), session));
  if (asksWhenSeenAgain && !isDrawing) refreshWhenSeenAgain(() => !resource.isLoading() && resource.reload());
  refreshWhenOnline(() => shown().failure?.kind === 'offline' && resource.reload());
  return {
    value: computed(() => shown().value),
    failure: computed(() => shown().failure),
    loading: computed(() => resource.isLoading() || resource.value().loading),
    reload: () => void resource.reload(),
    update: (change) => {
      const { value } = untracked(shown);
      if (!value) return;
      const changed = change(value);
      teach(session, { value: changed, loading: false });
      answers.keep(untracked(question), changed);
      resource.set({ value: changed, loading: false });
    },
  };
}

/** The application is not at rest before the page is answered or left. */
function awaitedAnswer(): () => void {
  const answered = inject(PendingTasks).add();
  inject(DestroyRef).onDestroy(answered);
  return answered;
}

/** What was answered in a listener's name goes with their session, wherever it ended. */
function withoutListener<T extends PageAnswer>(answer: Answer<T>, session: Session): Answer<T> {
  const isLeft = session.listener() === null && Boolean(answer.value?.viewer);
  return isLeft ? { failure: SIGNED_OUT, loading: false } : answer;
}

/** Nobody has to ask again by hand once the network is back. */
function refreshWhenOnline(refresh: () => void): void {
  const { online } = inject(Connection);
  effect(() => {
    if (online()) untracked(refresh);
  });
}

function refreshWhenSeenAgain(refresh: () => void): void {
  const document = inject(DOCUMENT);
  fromEvent(document, 'visibilitychange')
    .pipe(
      filter(() => !document.hidden),
      throttleTime(SEEN_AGAIN_MS),
      takeUntilDestroyed(),
    )
    .subscribe(refresh);
}

/** What is kept, and then what the server says; what is kept stays beside a failure. */
function answersTo<T extends PageAnswer, V extends OperationVariables>(
  answers: Answers,
  question: Question<T, V>,
): Observable<Answer<T>> {
  const known = answers.of(question);
  return answers.ask(question).pipe(
    // There is nothing to show yet: the page comes first, and the question in a task of its own.
    known ? identity : subscribeOn(asyncScheduler),
    map((value): Answer<T> => ({ value, loading: false })),
    catchError((error: unknown) => of({ value: known, failure: requestFailure(error), loading: false })),
    startWith({ value: known, loading: true }),
    map(withSignedOut),
  );
}

/** Without a listener there is nothing to show but the way back in. */
function withSignedOut<T extends PageAnswer>(answer: Answer<T>): Answer<T> {
  const signedOut = answer.value?.viewer === null || answer.failure?.kind === 'signed-out';
  if (!signedOut) return answer;
  // What was shown to somebody who is signed out now must not stay, not even out of sight.
  const value = answer.value?.viewer === null ? answer.value : undefined;
  return { value, failure: SIGNED_OUT, loading: answer.loading };
}

function teach(session: Session, { value, failure, loading }: Answer<PageAnswer>): void {
  if (loading) return;
  if (failure?.kind === 'signed-out') session.ended();
  if (value && 'service' in value) session.learn(value);
  else if (value?.viewer) session.startsAnewFor(value.viewer.id);
}
