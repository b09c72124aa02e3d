import { VIEWER } from '../../../testing/answers';
import type { ImportDetailsFragment, ImportsQuery, ReportNumbersFragment } from './imports.generated';

/** The numbers of a report: 10 rows read, all new, unless told otherwise. */
export function report(changes: Partial<ReportNumbersFragment> = {}): ReportNumbersFragment {
  return {
    __typename: 'ImportReport',
    read: 10,
    new: 10,
    confirmed: 0,
    duplicates: 0,
    podcasts: 0,
    audiobooks: 0,
    videos: 0,
    local: 0,
    empty: 0,
    unreadable: [],
    firstPlayedAt: null,
    lastPlayedAt: null,
    ...changes,
  };
}

/** A finished import; `changes` replace parts of it. */
export function importDetails(changes: Partial<ImportDetailsFragment> = {}): ImportDetailsFragment {
  return {
    __typename: 'Import',
    id: 'import-1',
    fileName: 'my_spotify_data.zip',
    sizeBytes: 6_400_000,
    state: 'DONE',
    createdAt: '2026-11-21T12:00:00.000Z',
    canCancel: false,
    canUndo: true,
    notes: [],
    failure: null,
    report: report(),
    files: [],
    ...changes,
  };
}

/** The imports page's answer. */
export function imports(list: ImportDetailsFragment[], hasNextPage = false) {
  return {
    viewer: {
      ...VIEWER,
      imports: {
        __typename: 'ImportConnection',
        edges: list.map((node) => ({ __typename: 'ImportEdge', node })),
        pageInfo: { __typename: 'PageInfo', hasNextPage },
      },
    },
    service: { __typename: 'Service', demo: false, maxUploadBytes: 1_000_000 },
  } satisfies ImportsQuery;
}
