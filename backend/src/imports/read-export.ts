import {
  DEFAULT_LIMITS,
  HistoryFileError,
  openHistory,
  readRows,
  type HistoryFile,
  type HistoryLimits,
  type HistorySource,
} from '@audiospective/streaming-history';
import { breathe } from './distinct-plays';
import { countRow, emptyReport, type RowReport } from './import-report';
import { PlayRows } from './play-rows';

/** One file of an upload and what its rows were. */
export interface ReadFile {
  name: string;
  kind: HistoryFile['kind'];
  report: RowReport;
}

/** Everything an upload holds, read and checked. */
export interface ReadExport {
  files: ReadFile[];
  /** Names of files that are no streaming history, safe to show. */
  ignored: string[];
  rows: PlayRows;
  /** Whether a row names another Spotify account than the owner's. */
  namesAnother: boolean;
}

/** What to read, and whom to tell. */
export interface Reading {
  /** Where the upload lies. */
  path: string;
  /** The name its owner gave it. */
  originalName: string;
  /** Rows that end after this instant (and a day) are refused. */
  now: Date;
  /** Name of the listener's Spotify account, to notice the history of somebody else; null when it is not known. */
  owner: string | null;
  /** What holds instead of the usual limits. */
  limits?: Partial<HistoryLimits>;
  /** Told after every batch: the share of the bytes read so far (0..1) and the rows of the batch. May throw to stop reading. */
  progress(share: number, rows: number): Promise<void>;
}

/**
 * Reads a whole upload into memory, twenty bytes a play, and answers the same for the same file every time.
 * @throws HistoryFileError when the upload is refused
 */
export async function readExport(reading: Reading): Promise<ReadExport> {
  const source = await openHistory(reading.path, reading.originalName, reading.limits);
  try {
    return await readFiles(source, reading);
  } finally {
    await source.close();
  }
}

async function readFiles(source: HistorySource, reading: Reading): Promise<ReadExport> {
  const limits = { ...DEFAULT_LIMITS, ...reading.limits };
  const read: ReadExport = { files: [], ignored: source.ignored, rows: new PlayRows(limits), namesAnother: false };
  const total = source.files.reduce((sum, file) => sum + file.size, 0);
  let before = 0;
  let rowsRead = 0;
  for (const file of source.files) {
    let bytes = 0;
    for await (const rows of readFile(file, read, reading)) {
      rowsRead += rows;
      if (rowsRead > limits.rows) throw new HistoryFileError('E_ROWS');
      bytes = Math.min(bytes + limits.blockBytes, file.size);
      await reading.progress((before + bytes) / total, rows);
    }
    before += file.size;
  }
  return read;
}

/** Adds a file's rows to what was read; yields how many after each batch. */
async function* readFile(
  { name, kind, open }: HistoryFile,
  read: ReadExport,
  { now, owner, limits }: Reading,
): AsyncGenerator<number> {
  const report = emptyReport();
  const number = read.files.push({ name, kind, report }) - 1;
  for await (const batch of readRows(await open(), kind, { ...limits, now, owner })) {
    for (const row of batch) {
      countRow(report, row);
      if (row.kind !== 'track') continue;
      read.rows.add(row, number);
      read.namesAnother ||= row.otherOwner;
    }
    yield batch.length;
    await breathe();
  }
}
