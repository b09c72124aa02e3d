import { inject } from '@angular/core';
import type { ApolloCache } from '@apollo/client';
import { Apollo } from 'apollo-angular';
import { type Observable, tap } from 'rxjs';
import { pageData, type PageData } from '../../core/page-data';
import {
  ChangeSettingsDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  SettingsDocument,
  type SettingsFragment,
  type SettingsQuery,
} from './settings.generated';

/** One setting or several, as they are or are to be. */
export type SomeSettings = Partial<Pick<SettingsFragment, 'timeZone' | 'weekStart' | 'countingRule'>>;

/** The listener's settings and what they do. Call it in an injection context. */
export function settingsData(): PageData<SettingsQuery> {
  return pageData(SettingsDocument, () => ({}));
}

/** What can be changed on the page. Every answer shows at once. */
export interface SettingsRequests {
  /** Shows the change before the server has answered, and takes it back when that fails. */
  change(input: SomeSettings): Observable<unknown>;
  endSession(id: string): Observable<unknown>;
  endOtherSessions(): Observable<unknown>;
}

/** Call it in an injection context. */
export function settingsRequests(): SettingsRequests {
  const apollo = inject(Apollo);
  const { cache } = apollo.client;
  return {
    change: (input) => {
      const shown = shownSettings(cache);
      const expected = shown && { optimisticResponse: { updateSettings: { ...shown, ...input } } };
      return apollo
        .mutate({ mutation: ChangeSettingsDocument, variables: { input }, ...expected })
        .pipe(tap(() => forgetOtherAnswers(cache)));
    },
    endSession: (id) => apollo.mutate({ mutation: EndSessionDocument, variables: { id } }),
    endOtherSessions: () => apollo.mutate({ mutation: EndOtherSessionsDocument }),
  };
}

function shownSettings(cache: ApolloCache): SettingsFragment | undefined {
  const viewer = cache.readQuery({ query: SettingsDocument }, true)?.viewer;
  if (!viewer) return undefined;
  const { __typename, id, timeZone, weekStart, countingRule } = viewer;
  return { __typename, id, timeZone, weekStart, countingRule };
}

/** The numbers, days and hours in other pages' answers were made with other settings; those of this page were not. */
function forgetOtherAnswers(cache: ApolloCache): void {
  const own = cache.readQuery({ query: SettingsDocument });
  if (!own?.viewer) return;
  const id = cache.identify(own.viewer);
  cache.batch({
    update: (writing) => {
      writing.evict({ id });
      writing.writeQuery({ query: SettingsDocument, data: own });
    },
  });
  cache.gc();
}
