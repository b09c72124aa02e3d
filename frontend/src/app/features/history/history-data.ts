import { computed, inject, Injectable, type Signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { map, type Observable } from 'rxjs';
import { EndlessList } from '../../core/endless-list';
import { type FirstPage, KeptPages, type ListPage } from '../../core/kept-pages';
import { pageData, type PageData } from '../../core/page-data';
import type { RequestFailure } from '../../core/request-failure';
import { ask } from '../../core/graphql';
import { type PlayOfDay, withDays } from './history-days';
import {
  HistoryDocument,
  type HistoryQuery,
  type HistoryQueryVariables,
  OlderPlaysDocument,
  type OlderPlaysQuery,
} from './history.generated';

type Viewer = NonNullable<HistoryQuery['viewer']>;
type OlderViewer = NonNullable<OlderPlaysQuery['viewer']>;

/** The newest plays that answer a question. */
interface NewestPlays extends FirstPage<PlayOfDay> {
  question: HistoryQueryVariables;
  /** The listener with the settings by which plays belong to days and count. */
  settings: string;
  archive: Viewer['archive'];
}

/** The plays of the address, newest first, as far back as somebody has looked. */
export interface HistoryData extends PageData<HistoryQuery> {
  readonly pages: Signal<readonly (readonly PlayOfDay[])[]>;
  /** Whether there are older plays than those at hand. */
  readonly hasOlder: Signal<boolean>;
  /** Why older plays did not come. */
  readonly olderFailure: Signal<RequestFailure | undefined>;
  /** The archive as it was when the plays at hand were asked for. */
  readonly archive: Signal<Viewer['archive'] | undefined>;
  /** Fetches the next older plays, unless they are under way already. */
  more(): void;
  /** Begins anew with the newest plays. */
  startOver(): void;
}

/** Histories that were walked through. */
@Injectable({ providedIn: 'root' })
export class KeptPlays extends KeptPages<PlayOfDay, NewestPlays> {}

/**
 * Asks the first plays of a question; older ones on demand, which never show below another question. Who has walked far
 * keeps what they read when the archive has changed, even when they come back from another page, until they start over.
 */
export function historyData(question: () => HistoryQueryVariables): HistoryData {
  // New plays wait until they are asked for, so that nothing moves under the eyes of who comes back.
  const data = pageData(HistoryDocument, question, { asksWhenSeenAgain: false });
  const first = computed(() => {
    const viewer = data.value()?.viewer;
    return viewer ? newestPlays(viewer, question()) : undefined;
  });
  const list = new EndlessList({
    first,
    kept: inject(KeptPlays),
    page: olderPlays(),
    outdated: () => data.reload(),
    whenNewer: 'WAIT',
  });
  return {
    ...data,
    pages: list.pages,
    hasOlder: list.hasMore,
    olderFailure: list.failure,
    archive: computed(() => list.first()?.archive),
    more: () => list.more(),
    startOver: () => {
      list.startOver();
      data.reload();
    },
  };
}

function newestPlays(viewer: Viewer, question: HistoryQueryVariables): NewestPlays {
  const { archive } = viewer;
  const settings = settingsOf(viewer);
  const of = JSON.stringify([question, settings]);
  return { of, version: archive.version, question, settings, archive, ...pageOf(viewer) };
}

/** Asks for older plays, of whichever archive: what is new stands above them. Null when they are made by other settings. */
function olderPlays(): (first: NewestPlays, after: string) => Observable<ListPage<PlayOfDay> | null> {
  const apollo = inject(Apollo);
  return ({ question, settings }, after) => {
    const { itemId: _, ofItem: __, ...variables } = question;
    return ask(apollo, { query: OlderPlaysDocument, variables: { ...variables, after } }).pipe(
      map((answer) => {
        const { viewer } = answer;
        return viewer && settingsOf(viewer) === settings ? pageOf(viewer) : null;
      }),
    );
  };
}

/** Who is asked for, with the settings by which their plays belong to days and count. */
function settingsOf({ id, timeZone, countingRule }: Viewer | OlderViewer): string {
  return JSON.stringify([id, timeZone, countingRule]);
}

function pageOf({ plays: { edges, pageInfo }, timeZone }: Viewer | OlderViewer): ListPage<PlayOfDay> {
  const plays = edges.map((edge) => edge.node);
  return { items: withDays(plays, timeZone), after: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
