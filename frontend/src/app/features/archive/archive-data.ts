import { inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { map, type Observable, tap } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { pollWhileVisible } from '../../core/poll-while-visible';
import {
  ArchiveHealthDocument,
  type ArchiveHealthQuery,
  CheckNowDocument,
  type CheckNowMutation,
} from './archive.generated';

/** What asking for a poll led to. */
export type CheckNowResult = CheckNowMutation['archiveNow'];

/** How the archive is, kept up to date while it is looked at. */
export interface ArchiveData extends PageData<ArchiveHealthQuery> {
  /** Asks the server to poll Spotify for this listener now. */
  checkNow(): Observable<CheckNowResult>;
}

/** Asks how the archive is, and again as often as the server says that it makes sense. Call it in an injection context. */
export function archiveData(): ArchiveData {
  const apollo = inject(Apollo);
  const data = pageData(ArchiveHealthDocument, () => ({}));
  const again = () => apollo.query({ query: ArchiveHealthDocument, fetchPolicy: 'network-only' });
  pollWhileVisible(() => data.value()?.viewer?.archive.pollAfterMs ?? null, again);
  return {
    ...data,
    checkNow: () =>
      apollo.mutate({ mutation: CheckNowDocument }).pipe(
        map(({ data: answer }) => {
          if (!answer) throw new Error('The server sent no answer.');
          return answer.archiveNow;
        }),
        tap(() => again().subscribe({ error: () => undefined })),
      ),
  };
}
