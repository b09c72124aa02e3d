import { inject } from '@angular/core';
import { Apollo } from 'apollo-angular';
import { map, type Observable, tap } from 'rxjs';
import { Answers } from '../../core/answers';
import { pageData, type PageData } from '../../core/page-data';
import {
  ChangeSettingsDocument,
  EndOtherSessionsDocument,
  EndSessionDocument,
  SessionsDocument,
  type SessionsQuery,
  SettingsDocument,
  type SettingsFragment,
  type SettingsQuery,
  type SignInSessionsFragment,
} from './settings.generated';

/** One setting or several, as they are or are to be. */
export type SomeSettings = Partial<Pick<SettingsFragment, 'timeZone' | 'weekStart' | 'countingRule'>>;

/** The listener's settings and what they do. Call it in an injection context. */
export function settingsData(): PageData<SettingsQuery> {
  return pageData(SettingsDocument, () => ({}));
}

/** Where the listener is signed in. Call it in an injection context. */
export function sessionsData(): PageData<SessionsQuery> {
  return pageData(SessionsDocument, () => ({}));
}

/** What can be changed on the page; each is answered with what is so afterwards. */
export interface SettingsRequests {
  change(input: SomeSettings): Observable<SettingsFragment>;
  endSession(id: string): Observable<SignInSessionsFragment>;
  endOtherSessions(): Observable<SignInSessionsFragment>;
}

/** Call it in an injection context. */
export function settingsRequests(): SettingsRequests {
  const [apollo, answers] = [inject(Apollo), inject(Answers)];
  return {
    change: (input) =>
      apollo.mutate({ mutation: ChangeSettingsDocument, variables: { input } }).pipe(
        map(({ data }) => data!.updateSettings),
        tap(() => answers.clear()), // their numbers, days and hours were made with other settings
      ),
    endSession: (id) =>
      apollo.mutate({ mutation: EndSessionDocument, variables: { id } }).pipe(map(({ data }) => data!.endSession)),
    endOtherSessions: () =>
      apollo.mutate({ mutation: EndOtherSessionsDocument }).pipe(map(({ data }) => data!.endOtherSessions)),
  };
}
