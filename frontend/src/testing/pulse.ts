import type { ImportNow, Pulse } from '../app/core/archive-pulse';
import type {
  ArchivePulseQuery,
  ImportProgressNowFragment,
  PollingNowFragment,
} from '../app/core/archive-pulse.generated';

/** What a pulse is made of. */
export interface PulseParts {
  archive?: Partial<Pick<Pulse['archive'], 'version' | 'storedPlays'>>;
  polling?: Partial<PollingNowFragment>;
  imports?: ImportNow[];
}

/** A healthy archive of version 7 with one finished import; `parts` replace some of it. */
export function pulse({ archive, polling, imports = [importNow()] }: PulseParts = {}) {
  return {
    viewer: {
      __typename: 'Viewer',
      id: 'viewer-1',
      archive: {
        __typename: 'Archive',
        version: '7',
        storedPlays: 40_938,
        ...archive,
        polling: pollingNow(polling),
      },
      imports: {
        __typename: 'ImportConnection',
        edges: imports.map((node) => ({ __typename: 'ImportEdge', node })),
      },
    },
  } satisfies ArchivePulseQuery;
}

/** Polling that goes well. */
export function pollingNow(changes: Partial<PollingNowFragment> = {}): PollingNowFragment {
  return {
    __typename: 'Polling',
    state: 'WATCHING',
    stateMessage: 'Your listening is being archived.',
    lastPolledAt: '2026-11-21T13:02:00.000Z',
    nextPollAt: '2026-11-21T13:32:00.000Z',
    running: false,
    lastNewPlays: 3,
    blockedUntil: null,
    consent: {
      __typename: 'Consent',
      authorizedAt: '2026-11-01T10:00:00.000Z',
      expiresAt: '2027-05-01T10:00:00.000Z',
      daysLeft: 161,
      notice: 'NONE',
    },
    possibleGaps: [],
    pollAfterMs: 15_000,
    ...changes,
  };
}

/** How far an import is that has ended, unless told otherwise. */
export function importNow(
  state: ImportNow['state'] = 'DONE',
  progress: Partial<ImportProgressNowFragment> = {},
  id = 'import-1',
): ImportNow {
  return {
    __typename: 'Import',
    id,
    state,
    progress: {
      __typename: 'ImportProgress',
      percent: 100,
      rowsRead: 40_000,
      playsWritten: 40_000,
      secondsLeft: null,
      pollAfterMs: null,
      ...progress,
    },
  };
}
