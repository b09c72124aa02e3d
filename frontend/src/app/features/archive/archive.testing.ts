import { VIEWER } from '../../../testing/answers';
import type { ArchiveHealthFieldsFragment, ArchiveHealthQuery } from './archive.generated';

/** A healthy archive of thirteen years; `changes` replace parts of it. */
export function archiveHealth(changes: Partial<ArchiveHealthFieldsFragment> = {}): ArchiveHealthFieldsFragment {
  return {
    __typename: 'Archive',
    version: '7',
    storedPlays: 40_938,
    firstPlayedAt: '2013-03-12T18:00:00.000Z',
    lastPlayedAt: '2026-11-21T13:02:00.000Z',
    state: 'WATCHING',
    stateMessage: 'Your listening is being archived.',
    lastPolledAt: '2026-11-21T13:00:00.000Z',
    nextPollAt: '2026-11-21T13:30:00.000Z',
    pollIntervalMinutes: 30,
    pollRunning: false,
    lastPollNewPlays: 3,
    blockedUntil: null,
    consent: {
      __typename: 'Consent',
      authorizedAt: '2026-11-01T10:00:00.000Z',
      expiresAt: '2027-05-01T10:00:00.000Z',
      daysLeft: 161,
      notice: 'NONE',
    },
    quota: { __typename: 'PollQuota', callsUsed: 48, callsPerDay: null, waitsUntil: null },
    coverage: [
      covered('EXPORT', '2013-03-12T18:00:00.000Z', '2026-10-31T23:00:00.000Z'),
      covered('POLL', '2026-11-01T10:00:00.000Z', '2026-11-21T13:00:00.000Z'),
    ],
    possibleGaps: [],
    pollAfterMs: 60_000,
    ...changes,
  };
}

/** A span that is known. */
export function covered(source: 'POLL' | 'EXPORT', from: string, to: string) {
  return { __typename: 'CoverageSpan', source, from, to } as const;
}

/** A span in which plays may be missing. */
export function possibleGap(from: string, to: string) {
  return { __typename: 'PossibleGap', from, to } as const;
}

/** The page's answer. */
export function archiveAnswer(changes: Partial<ArchiveHealthFieldsFragment> = {}) {
  return {
    viewer: {
      ...VIEWER,
      weekStart: 'MONDAY',
      archive: archiveHealth(changes),
    },
    service: { __typename: 'Service', demo: false, version: '1.2.3' },
  } satisfies ArchiveHealthQuery;
}
