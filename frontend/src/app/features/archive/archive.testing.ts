import { VIEWER } from '../../../testing/answers';
import { pollingNow, pulse } from '../../../testing/pulse';
import type { ArchiveHealth } from './archive-data';
import type { ArchiveHealthQuery, ArchivePollingQuery, PollingDetailsFragment } from './archive.generated';

/** A healthy archive of thirteen years; `changes` replace parts of it. */
export function archiveHealth(changes: Partial<ArchiveHealth> = {}): ArchiveHealth {
  return { ...POLLING, ...DETAILS, ...LASTING, ...changes };
}

const LASTING = {
  __typename: 'Archive',
  version: '7',
  storedPlays: 40_938,
  firstPlayedAt: '2013-03-12T18:00:00.000Z',
  lastPlayedAt: '2026-11-21T13:02:00.000Z',
} as const;

const POLLING = pollingNow({
  lastPolledAt: '2026-11-21T13:00:00.000Z',
  nextPollAt: '2026-11-21T13:30:00.000Z',
  pollAfterMs: 60_000,
});

const DETAILS: PollingDetailsFragment = {
  __typename: 'Polling',
  pollIntervalMinutes: 30,
  quota: { __typename: 'PollQuota', callsUsed: 48, callsPerDay: null, waitsUntil: null },
  coverage: [
    covered('EXPORT', '2013-03-12T18:00:00.000Z', '2026-10-31T23:00:00.000Z'),
    covered('POLL', '2026-11-01T10:00:00.000Z', '2026-11-21T13:00:00.000Z'),
  ],
};

/** A span that is known. */
export function covered(source: 'POLL' | 'EXPORT', from: string, to: string) {
  return { __typename: 'CoverageSpan', source, from, to } as const;
}

/** A span in which plays may be missing. */
export function possibleGap(from: string, to: string) {
  return { __typename: 'PossibleGap', from, to } as const;
}

/** The answers to the page's query, to what is live beside it, and the pulse. */
export function archiveAnswers(changes: Partial<ArchiveHealth> = {}) {
  const health = archiveHealth(changes);
  return {
    ArchiveHealth: {
      viewer: { ...VIEWER, weekStart: 'MONDAY', archive: only(health, LASTING) },
      service: { __typename: 'Service', demo: false, version: '1.2.3' },
    } satisfies ArchiveHealthQuery,
    ArchivePolling: {
      viewer: {
        __typename: 'Viewer',
        id: VIEWER.id,
        archive: { __typename: 'Archive', polling: only(health, DETAILS) },
      },
    } satisfies ArchivePollingQuery,
    ArchivePulse: pulse({
      archive: { version: health.version, storedPlays: health.storedPlays },
      polling: only(health, POLLING),
    }),
  };
}

/** Of all fields those of `part`. */
function only<T extends { __typename: string }>(all: object, part: T): T {
  const own = Object.entries(all).filter(([name]) => name in part);
  return { ...Object.fromEntries(own), __typename: part.__typename } as T;
}
