export { classifyFile, type HistoryFileKind } from './classify-file';
export { displayNames } from './display-name';
export { HistoryFileError, type HistoryFileErrorCode } from './history-file-error';
export { DEFAULT_LIMITS, type HistoryLimits, type ReadOptions } from './history-limits';
export { normaliseTitle } from './normalise-title';
export { openHistory, type HistoryFile, type HistorySource } from './open-history';
export { readRows } from './read-rows';
export {
  UNREADABLE_SENTENCES,
  type OtherRow,
  type RowOutcome,
  type StreamRow,
  type UnreadableReason,
  type UnreadableRow,
} from './rows';
