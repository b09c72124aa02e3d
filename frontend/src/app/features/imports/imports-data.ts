import { computed, inject, type Signal } from '@angular/core';
import { Apollo } from 'apollo-angular';
import type { Observable } from 'rxjs';
import { archivePulse, areOtherImports, followPulse, type ImportNow } from '../../core/archive-pulse';
import { ask } from '../../core/graphql';
import { pageData, type PageData } from '../../core/page-data';
import {
  CancelImportDocument,
  ImportProgressDocument,
  type ImportProgressQuery,
  ImportsDocument,
  type ImportsQuery,
  UndoImportDocument,
} from './imports.generated';

/** Imports that begin elsewhere are awaited here, and how far they are is all that this page shows of them. */
const PACE = { lookoutMs: 5_000, importingMs: 0 };

/** The listener's imports, kept up to date while they are looked at. */
export interface ImportsData extends PageData<ImportsQuery> {
  /** The newest of them as they are at the moment; undefined until it is known. */
  now: Signal<readonly ImportNow[] | undefined>;
}

/**
 * The listener's imports, the newest `first()` of them; asked again when one has begun, in another tab or on the server, or
 * has come to another state. Call it in an injection context.
 */
export function importsData(first: () => number): ImportsData {
  const data = pageData(ImportsDocument, () => ({ first: first() }));
  const pulse = archivePulse(PACE);
  followPulse(pulse.value, data, (now, { viewer }) => areOtherImports(now, viewer?.imports.edges.map(nodeOf) ?? []));
  return { ...data, now: computed(() => pulse.value()?.imports.edges.map(nodeOf)) };
}

/** What can be asked about one import. */
export interface ImportRequests {
  progress(): Observable<ImportProgressQuery>;
  cancel(): Observable<unknown>;
  undo(): Observable<unknown>;
}

/** The requests about the import `id()`. Call it in an injection context. */
export function importRequests(id: () => string): ImportRequests {
  const apollo = inject(Apollo);
  const variables = () => ({ id: id() });
  return {
    progress: () => ask(apollo, { query: ImportProgressDocument, variables: variables() }),
    cancel: () => apollo.mutate({ mutation: CancelImportDocument, variables: variables() }),
    undo: () => apollo.mutate({ mutation: UndoImportDocument, variables: variables() }),
  };
}

function nodeOf<T>({ node }: { node: T }): T {
  return node;
}
