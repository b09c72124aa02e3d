// What a page may know of an export before it is uploaded: the parts that need nothing of Node.js.
export { classifyFile, type HistoryFileKind } from './classify-file';
export { displayNames } from './display-name';
export { HistoryFileError, type HistoryFileErrorCode } from './history-file-error';
export { DEFAULT_LIMITS } from './history-limits';
