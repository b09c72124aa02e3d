import { inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import type { Observable } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import {
  CancelImportDocument,
  ImportProgressDocument,
  ImportsDocument,
  type ImportsQuery,
  UndoImportDocument,
} from './imports.generated';

/** The listener's imports, the newest `first()` of them. Call it in an injection context. */
export function importsData(first: () => number): PageData<ImportsQuery> {
  return pageData(ImportsDocument, () => ({ first: first() }));
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
