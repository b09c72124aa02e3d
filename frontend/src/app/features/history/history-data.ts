import { computed, effect, inject, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import { Apollo } from 'apollo-angular';
import type { Subscription } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { type RequestFailure, requestFailure } from '../../core/request-failure';
import { withDays } from './history-days';
import { HistoryWalk, type Loaded, NOTHING, type ShownArchive } from './history-walk';
import {
  HistoryDocument,
  type HistoryQuery,
  type HistoryQueryVariables,
  OlderPlaysDocument,
  type OlderPlaysQuery,
} from './history.generated';

type Page = NonNullable<HistoryQuery['viewer']>['plays'] | NonNullable<OlderPlaysQuery['viewer']>['plays'];

/** The plays of the address, newest first, as far back as somebody has looked. */
export interface HistoryData extends PageData<HistoryQuery> {
  readonly pages: Signal<Loaded['pages']>;
  /** Whether there are older plays than those at hand. */
  readonly hasOlder: Signal<boolean>;
  /** True while older plays are under way. */
  readonly loadingOlder: Signal<boolean>;
  /** Why older plays did not come. */
  readonly olderFailure: Signal<RequestFailure | undefined>;
  /** The archive as it was when the plays at hand were asked for. */
  readonly archive: Signal<ShownArchive | undefined>;
  /** Fetches the next older plays, unless they are under way already. */
  more(): void;
  /** Begins anew with the newest plays. */
  startOver(): void;
}

/**
 * Asks the first plays of a question; older ones on demand, which never show below another question. Who has walked far
 * keeps what they read when the archive has changed, even when they come back from another page, until they start over.
 */
export function historyData(question: () => HistoryQueryVariables): HistoryData {
  const data = pageData(HistoryDocument, question);
  const walk = inject(HistoryWalk);
  const loaded = linkedSignal<HistoryQuery | undefined, Loaded>({
    source: data.value,
    computation: (answer, previous) =>
      begin(answer, untracked(question), previous?.value.of ? previous.value : walk.last),
  });
  effect(() => {
    if (loaded().of) walk.last = loaded();
  });
  return {
    ...data,
    ...olderPlays(question, loaded, () => data.value()?.viewer?.timeZone ?? 'UTC'),
    archive: computed(() => loaded().archive),
    startOver: () => {
      loaded.set(begin(data.value(), question(), NOTHING));
      data.reload();
    },
  };
}

/** The first page, followed by the older ones that belong to just this answer. */
function begin(answer: HistoryQuery | undefined, question: HistoryQueryVariables, before: Loaded): Loaded {
  const viewer = answer?.viewer;
  if (!viewer) return NOTHING;
  const of = JSON.stringify([question, viewer.id, viewer.timeZone]);
  const hasWalked = before.of === of && before.pages.length > 1;
  if (hasWalked && before.archive?.version !== viewer.archive.version) return before;
  const first = withDays(nodesOf(viewer.plays), viewer.timeZone);
  if (hasWalked) return { ...before, pages: [first, ...before.pages.slice(1)] };
  return { of, archive: viewer.archive, pages: [first], ...endOf(viewer.plays) };
}

function olderPlays(
  question: () => HistoryQueryVariables,
  loaded: ReturnType<typeof signal<Loaded>>,
  timeZone: () => string,
): Pick<HistoryData, 'pages' | 'hasOlder' | 'loadingOlder' | 'olderFailure' | 'more'> {
  const apollo = inject(Apollo);
  const state = signal<{ loading: boolean; failure?: RequestFailure }>({ loading: false });
  let running: Subscription | undefined;

  const append = (after: string, plays: Page | undefined): void => {
    state.set({ loading: false });
    if (!plays || loaded().endCursor !== after) return;
    const page = withDays(nodesOf(plays), timeZone());
    loaded.update((before) => ({ ...before, pages: [...before.pages, page], ...endOf(plays) }));
  };
  const fetch = (after: string): void => {
    const { itemId: _, ofItem: __, ...variables } = question();
    state.set({ loading: true });
    running = apollo
      .query({ query: OlderPlaysDocument, variables: { ...variables, after }, fetchPolicy: 'no-cache' })
      .subscribe({
        next: ({ data }) => append(after, data?.viewer?.plays),
        error: (error: unknown) => state.set({ loading: false, failure: requestFailure(error) }),
      });
  };
  effect((onCleanup) => {
    question();
    untracked(() => state.set({ loading: false }));
    onCleanup(() => running?.unsubscribe());
  });
  return {
    pages: computed(() => loaded().pages),
    hasOlder: computed(() => loaded().hasOlder),
    loadingOlder: computed(() => state().loading),
    olderFailure: computed(() => state().failure),
    more: () => {
      const { hasOlder, endCursor } = loaded();
      if (hasOlder && endCursor !== null && !state().loading) fetch(endCursor);
    },
  };
}

function nodesOf(plays: Page) {
  return plays.edges.map((edge) => edge.node);
}

function endOf({ pageInfo }: Page): Pick<Loaded, 'endCursor' | 'hasOlder'> {
  return { endCursor: pageInfo.endCursor, hasOlder: pageInfo.hasNextPage };
}
