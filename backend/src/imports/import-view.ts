import { UNREADABLE_SENTENCES, type UnreadableReason } from '@audiospective/streaming-history';
import { encodeCursor, toConnection, type PageArgs } from '../platform/graphql/connection';
import { toGlobalId } from '../platform/graphql/global-id';
import {
  ImportState,
  type Import,
  type ImportConnection,
  type ImportProgress,
  type ImportReport,
} from './import.model';
import type { RowReport } from './import-report';
import type { ImportRecord } from './import.repository';

/** Names the list of imports in its cursors; the position is the id of the import. */
export const IMPORT_LIST = 'imports';

/** Share of the time that reading takes. */
const READING_SHARE = 0.4;
const BUSY_POLL_MS = 500;
const WAITING_POLL_MS = 1_500;
/** Below this share the time left would be a guess. */
const FIRST_ESTIMATE = 0.03;

/** An import as the API tells it. */
export function toImport(record: ImportRecord, now: Date): Import {
  const { fileName, sizeBytes, createdAt, finishedAt, notes, failureCode } = record;
  return {
    importId: record.id,
    id: toGlobalId('Import', record.id),
    ...{ fileName, sizeBytes, createdAt, finishedAt, notes },
    state: ImportState[record.state],
    canCancel: ['WAITING', 'READING', 'WRITING'].includes(record.state) && !record.cancelRequested,
    canUndo: record.state === 'DONE',
    failure: failureCode === null ? null : { code: failureCode, message: record.failureMessage ?? '' },
    report: record.report && toReport(record.report),
    progress: progressOf(record, now),
  };
}

/** How far an import is, as the API and the command line tell it. */
export function progressOf(record: ImportRecord, now: Date): ImportProgress {
  const share = shareDone(record);
  return {
    percent: Math.round(share * 1_000) / 10,
    rowsRead: record.rowsRead,
    playsWritten: record.playsWritten,
    secondsLeft: secondsLeft(record, share, now),
    pollAfterMs: pollAfterMs(record),
  };
}

/** A page of imports as the API tells it, from one row more than asked for. */
export function toImportPage(records: readonly ImportRecord[], page: PageArgs, now: Date): ImportConnection {
  return toConnection(records, page, (record) => ({
    cursor: encodeCursor(IMPORT_LIST, [record.id]),
    node: toImport(record, now),
  }));
}

/** A report as the API tells it, with a sentence for every reason. */
export function toReport({ unreadable, firstSecond, lastSecond, ...counts }: RowReport): ImportReport {
  const reasons = Object.entries(unreadable) as [UnreadableReason, number][];
  return {
    ...counts,
    unreadable: reasons.map(([reason, rows]) => ({ reason, message: UNREADABLE_SENTENCES[reason], rows })),
    firstPlayedAt: firstSecond === null ? null : new Date(firstSecond * 1_000),
    lastPlayedAt: lastSecond === null ? null : new Date(lastSecond * 1_000),
  };
}

function shareDone({ state, sizeBytes, bytesRead, playsTotal, playsWritten }: ImportRecord): number {
  if (state === 'READING') return (READING_SHARE * bytesRead) / Math.max(sizeBytes, 1);
  if (state === 'WRITING') return READING_SHARE + ((1 - READING_SHARE) * playsWritten) / Math.max(playsTotal ?? 0, 1);
  return state === 'WAITING' ? 0 : 1;
}

function secondsLeft({ state, startedAt }: ImportRecord, share: number, now: Date): number | null {
  const running = state === 'READING' || state === 'WRITING';
  if (!running || !startedAt || share < FIRST_ESTIMATE) return null;
  return Math.ceil(((now.getTime() - startedAt.getTime()) / 1_000) * (1 / share - 1));
}

function pollAfterMs({ state }: ImportRecord): number | null {
  if (state === 'WAITING') return WAITING_POLL_MS;
  return state === 'READING' || state === 'WRITING' || state === 'UNDOING' ? BUSY_POLL_MS : null;
}
