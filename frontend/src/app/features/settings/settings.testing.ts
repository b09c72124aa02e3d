import type { SessionsQuery, SettingsQuery, SignInSessionsFragment } from './settings.generated';

type Viewer = NonNullable<SettingsQuery['viewer']>;
export type SignInSession = SignInSessionsFragment['sessions'][number];

/** A session in Firefox that is not the one that asks; `changes` replace parts of it. */
export function signInSession(id: string, changes: Partial<SignInSession> = {}): SignInSession {
  return {
    __typename: 'Session',
    id,
    client: 'Firefox on Windows',
    signedInAt: '2026-11-01T12:00:00.000Z',
    lastUsedAt: '2026-11-20T12:00:00.000Z',
    current: false,
    ...changes,
  };
}

/** Statistics with so many plays. */
export function counted(plays: number): Viewer['everything'] {
  return { __typename: 'Stats', totals: { __typename: 'Totals', plays, tracks: 7 } };
}

/** A listener in Berlin, whose plays count from 30 seconds on; `changes` replace parts of it. */
export function settings(changes: Partial<Viewer> = {}): SettingsQuery {
  return {
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      displayName: 'Robin Example',
      avatarUrl: null,
      timeZone: 'Europe/Berlin',
      weekStart: 'MONDAY',
      countingRule: 'THIRTY_SECONDS',
      thirtySeconds: counted(40_000),
      halfOfTrack: counted(38_000),
      everything: counted(50_000),
      ...changes,
    },
    service: { __typename: 'Service', demo: false, version: '1.2.3' },
  };
}

/** Where the listener is signed in: in this browser, unless told otherwise. */
export function sessions(...list: SignInSession[]): SessionsQuery {
  const here = signInSession('session-1', { client: 'Chrome on Linux', current: true });
  return { viewer: { __typename: 'Viewer', id: 'viewer-1', sessions: list.length > 0 ? list : [here] } };
}
