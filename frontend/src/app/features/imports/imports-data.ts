import { computed, inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { type Observable, tap } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { pollWhileVisible } from '../../core/poll-while-visible';
import {
  CancelImportDocument,
  ImportProgressDocument,
  ImportsDocument,
  type ImportsQuery,
  NewestImportDocument,
  UndoImportDocument,
} from './imports.generated';

/** How often to look for imports that began elsewhere, in ms. */
const LOOK_MS = 5_000;

/**
 * The listener's imports, the newest `first()` of them. While none of them runs, imports that begin elsewhere are looked
 * for: in another tab, or on the server. Call it in an injection context.
 */
export function importsData(first: () => number): PageData<ImportsQuery> {
  const apollo = inject(Apollo);
  const data = pageData(ImportsDocument, () => ({ first: first() }));
  const shown = computed(() => data.value()?.viewer?.imports.edges.map((edge) => edge.node));
  const rests = computed(() => shown()?.every((one) => one.pollAfterMs === null) ?? false);

  const look = (): Observable<unknown> =>
    apollo.query({ query: NewestImportDocument, fetchPolicy: 'no-cache' }).pipe(
      tap(({ data: answer }) => {
        const newest = answer?.viewer?.imports.edges[0]?.node;
        const [known] = shown() ?? [];
        const changed = newest?.id !== known?.id || newest?.state !== known?.state;
        if (answer?.viewer === null || changed) data.reload();
      }),
    );
  pollWhileVisible(() => (rests() ? LOOK_MS : null), look);
  return data;
}

/** What can be asked about one import. Every answer shows wherever this import is shown. */
export interface ImportRequests {
  progress(): Observable<unknown>;
  cancel(): Observable<unknown>;
  undo(): Observable<unknown>;
}

/** The requests about the import `id()`. Call it in an injection context. */
export function importRequests(id: () => string): ImportRequests {
  const apollo = inject(Apollo);
  const variables = () => ({ id: id() });
  return {
    progress: () =>
      apollo.query({ query: ImportProgressDocument, variables: variables(), fetchPolicy: 'network-only' }),
    cancel: () => apollo.mutate({ mutation: CancelImportDocument, variables: variables() }),
    undo: () => apollo.mutate({ mutation: UndoImportDocument, variables: variables() }),
  };
}
