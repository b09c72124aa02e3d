import { inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import type { Observable } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { pollWhileVisible } from '../../core/poll-while-visible';
import { ArchiveHealthDocument, type ArchiveHealthQuery } from './archive.generated';

/** How the archive is, kept up to date while it is looked at. */
export interface ArchiveData extends PageData<ArchiveHealthQuery> {
  /** Asks now instead of when it is time. */
  lookAgain(): Observable<unknown>;
}

/** Asks how the archive is, and again as often as the server says that it makes sense. Call it in an injection context. */
export function archiveData(): ArchiveData {
  const apollo = inject(Apollo);
  const data = pageData(ArchiveHealthDocument, () => ({}));
  const lookAgain = () => apollo.query({ query: ArchiveHealthDocument, fetchPolicy: 'network-only' });
  pollWhileVisible(() => data.value()?.viewer?.archive.pollAfterMs ?? null, lookAgain);
  return { ...data, lookAgain };
}
