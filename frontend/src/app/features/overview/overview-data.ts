import { computed, inject } from '@angular/core';
import type { Period } from '@audiospective/period';
import { Apollo } from 'apollo-angular';
import { map, type Observable, tap } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import { pollWhileVisible } from '../../core/poll-while-visible';
import {
  ArchiveNowDocument,
  type ArchiveNowMutation,
  ArchivePulseDocument,
  OverviewDocument,
  type OverviewQuery,
} from './overview.generated';

/** What asking for a poll led to. */
export type ArchiveNowResult = ArchiveNowMutation['archiveNow'];

/** The overview of a period, kept up to date while it is looked at. */
export interface OverviewData extends PageData<OverviewQuery> {
  /** Asks the server to poll Spotify for this listener now. */
  archiveNow(): Observable<ArchiveNowResult>;
}

/**
 * Asks the overview of `period()`. The state of the archive is asked again whenever the server says that it makes
 * sense; only when the archive has changed is the whole overview asked again.
 */
export function overviewData(period: () => Period): OverviewData {
  const apollo = inject(Apollo);
  const data = pageData(OverviewDocument, () => ({ period: period() }));
  const archive = computed(() => data.value()?.viewer?.archive);

  const pulse = (): Observable<unknown> => {
    const before = archive()?.version;
    return apollo
      .query({ query: ArchivePulseDocument, fetchPolicy: 'network-only' })
      .pipe(tap((answer) => answer.data?.viewer?.archive.version !== before && data.reload()));
  };
  pollWhileVisible(() => archive()?.pollAfterMs ?? null, pulse);

  return {
    ...data,
    archiveNow: () => askForPoll(apollo).pipe(tap(() => pulse().subscribe({ error: () => undefined }))),
  };
}

function askForPoll(apollo: Apollo): Observable<ArchiveNowResult> {
  return apollo.mutate({ mutation: ArchiveNowDocument }).pipe(
    map(({ data }) => {
      if (!data) throw new Error('The server sent no answer.');
      return data.archiveNow;
    }),
  );
}
