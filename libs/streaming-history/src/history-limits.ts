/** What a file may demand. The defaults leave room for any real export and for nothing else. */
export interface HistoryLimits {
  /** Most entries of a zip file. */
  entries: number;
  /** Most unpacked bytes per packed byte of an entry; real exports stay below 40. */
  ratio: number;
  /** Most unpacked bytes of all entries together, and of one file. */
  totalBytes: number;
  /** Most bytes of one row. */
  recordBytes: number;
  /** Deepest nesting inside one row. */
  depth: number;
  /** Most rows of one file that may be unreadable before it is given up. */
  unreadableRows: number;
  /** Most rows of one batch. */
  batchRows: number;
  /** Bytes that are searched for rows at a time. */
  blockBytes: number;
  /** Most rows of all files together; a listener of many years has some hundred thousand. */
  rows: number;
  /** Most distinct tracks of all files together, and most characters of their names. */
  items: number;
  itemCharacters: number;
  /** Most distinct circumstances of plays (device, country, reasons, flags) of all files together. */
  details: number;
}

/** The limits that hold where none are given. */
export const DEFAULT_LIMITS: HistoryLimits = {
  entries: 2_000,
  ratio: 100,
  totalBytes: 2 * 1024 ** 3,
  recordBytes: 64 * 1024,
  depth: 16,
  unreadableRows: 10_000,
  batchRows: 1_000,
  blockBytes: 256 * 1024,
  rows: 3_000_000,
  items: 400_000,
  itemCharacters: 100_000_000,
  details: 200_000,
};

/** How to read rows: any limit, the present time, against which future rows are refused, and whose history it should be. */
export interface ReadOptions extends Partial<HistoryLimits> {
  now: Date;
  /** Name of the Spotify account that the rows are compared with; nothing is compared without one. */
  owner?: string | null;
}
