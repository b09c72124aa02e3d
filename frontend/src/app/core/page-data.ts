import { computed, DestroyRef, DOCUMENT, effect, inject, PendingTasks, type Signal, untracked } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OperationVariables } from '@apollo/client';
import { Apollo, type TypedDocumentNode } from 'apollo-angular';
import {
  asyncScheduler,
  defer,
  filter,
  fromEvent,
  identity,
  map,
  type Observable,
  scan,
  subscribeOn,
  tap,
  throttleTime,
} from 'rxjs';
import { Connection } from './connection';
import { DRAWING } from './drawing';
import { Editions } from './editions';
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
}

interface Asked<T, V extends OperationVariables> {
  query: TypedDocumentNode<T, V>;
  variables: V;
}

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
 * variables change again or the page is left. Where the query asks for the version of the archive, an answer in memory
 * whose parts were made from several versions is not shown. Call it in an injection context.
 */
export function pageData<T extends SessionFields, V extends OperationVariables>(
  query: PageQuery<T, V>,
  variables: () => V,
  { asksWhenSeenAgain = true } = {},
): PageData<T> {
  const apollo = inject(Apollo);
  const session = inject(Session);
  const editions = inject(Editions);
  const isDrawing = inject(DRAWING) !== null; // there is nobody to ask
  const ask = () => ({ query: typeof query === 'function' ? query() : query, variables: variables() });
  const answered = isDrawing ? () => undefined : awaitedAnswer();
  const resource = rxResource<Answer<T>, Asked<T, V> | undefined>({
    params: () => (isDrawing ? undefined : ask()),
    stream: ({ params: asked }) => {
      const versions = editions.of(asked.query);
      const key = JSON.stringify(asked.variables);
      const isNew = !versions.has(key);
      return defer(() => answers(apollo, asked, wholeAnswers(versions, key))).pipe(
        // There is nothing to show yet: the page comes first, and the question in a task of its own.
        isNew ? subscribeOn(asyncScheduler) : identity,
        tap((answer) => {
          teach(session, answer);
          if (!answer.loading) answered();
        }),
      );
    },
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
  };
}

/** The application is not at rest before the page is answered or left. */
function awaitedAnswer(): () => void {
  const answered = inject(PendingTasks).add();
  inject(DestroyRef).onDestroy(answered);
  return answered;
}

/** What was answered in a listener's name goes with their session, wherever it ended. */
function withoutListener<T extends SessionFields>(answer: Answer<T>, session: Session): Answer<T> {
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

function answers<T extends SessionFields, V extends OperationVariables>(
  apollo: Apollo,
  asked: Asked<T, V>,
  isWhole: (value: SessionFields, loading: boolean) => boolean,
): Observable<Answer<T>> {
  return apollo.watchQuery<T, V>({ ...asked, fetchPolicy: 'cache-and-network' } as never).valueChanges.pipe(
    map(({ data, dataState, error, loading }): Answer<T> => ({
      loading,
      ...(dataState === 'complete' && !error && isWhole(data, loading) && { value: data }),
      ...(error && { failure: requestFailure(error) }),
    })),
    scan((before, answer) => ({ value: before.value, ...answer })),
    map(withSignedOut),
    filter((answer) => answer.value !== undefined || answer.failure !== undefined || answer.loading),
  );
}

/** Tells whether an answer is of one version; what comes from the server always is, and is noted for later. */
function wholeAnswers(versions: Map<string, string | undefined>, key: string) {
  return ({ viewer }: SessionFields, loading: boolean): boolean => {
    const version = viewer?.archive?.version;
    if (loading) return version === undefined || versions.get(key) === version;
    versions.set(key, version);
    return true;
  };
}

/** Without a listener there is nothing to show but the way back in. */
function withSignedOut<T extends SessionFields>(answer: Answer<T>): Answer<T> {
  const signedOut = answer.value?.viewer === null || answer.failure?.kind === 'signed-out';
  if (!signedOut) return answer;
  // What was shown to somebody who is signed out now must not stay, not even out of sight.
  const value = answer.value?.viewer === null ? answer.value : undefined;
  return { value, failure: SIGNED_OUT, loading: answer.loading };
}

function teach(session: Session, { value, failure, loading }: Answer<SessionFields>): void {
  if (loading) return;
  if (failure?.kind === 'signed-out') session.ended();
  if (value) session.learn(value);
}
