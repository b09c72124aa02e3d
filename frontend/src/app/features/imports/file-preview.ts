import {
  classifyFile,
  DEFAULT_LIMITS,
  displayNames,
  HistoryFileError,
  type HistoryFileErrorCode,
  type HistoryFileKind,
} from '@audiospective/streaming-history/browser';
import { firstTextOf, startOf } from './first-bytes';
import { refusalOf } from './upload-check';
import { readZipDirectory, type ZipFile } from './zip-directory';

/** One file of streaming history in what was dropped. */
export interface PreviewFile {
  name: string;
  kind: Exclude<HistoryFileKind, 'other'>;
  /** Unpacked bytes. */
  size: number;
}

/** What is in a file, as far as it can be told without reading it through. */
export interface FilePreview {
  /** At least one, by name. */
  files: readonly PreviewFile[];
  /** Names of the other files, which are not read. */
  ignored: readonly string[];
  /** First and last year of its plays, or where the names of the files tell none, of their first rows; null if unknown. */
  years: { from: number; to: number; named: boolean } | null;
}

/** A file that the server would refuse; the message says why. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile';
}

const DEFLATED = 8;
const STORED = 0;
/** Years in the name: `Streaming_History_Audio_2013-2015_0.json`. */
const NAMED_YEARS = /_((?:19|20)\d\d)(?:-((?:19|20)\d\d))?(?:_\d+)?(?: ?\(\d+\)| - copy)?\.json$/i;
const TIME = /"(?:ts|endTime)"\s*:\s*"((?:19|20)\d\d)-/;
const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Looks into what was dropped: the directory of a zip file, or the beginning of a JSON file.
 * @throws RefusedFile with a sentence for the listener
 */
export async function previewFile(file: File, maxBytes: number): Promise<FilePreview> {
  const refusal = refusalOf(file, maxBytes);
  if (refusal) throw new RefusedFile(refusal);
  try {
    return (await isZip(file)) ? await previewZip(file) : await previewJson(file);
  } catch (error) {
    if (error instanceof HistoryFileError) throw new RefusedFile(error.message);
    throw error;
  }
}

async function isZip(file: File): Promise<boolean> {
  const signature = new DataView(await file.slice(0, 4).arrayBuffer());
  if (signature.byteLength === 4 && signature.getUint16(0) === 0x504b) return true;
  if (/\.zip$/i.test(file.name)) throw new HistoryFileError('E_NOT_ZIP');
  return false;
}

async function previewZip(zip: File): Promise<FilePreview> {
  const entries = (await readZipDirectory(zip)).filter(({ path }) => !path.endsWith('/'));
  const problem = problemOf(entries);
  if (problem) throw new HistoryFileError(problem);
  const names = displayNames(entries.map(({ path }) => path));
  const all = entries.map((entry, index) => ({ entry, name: names[index] ?? '', kind: classifyFile(entry.path) }));
  const history = all.filter((one): one is typeof one & Pick<PreviewFile, 'kind'> => one.kind !== 'other');
  return {
    files: history.map(({ name, kind, entry }) => ({ name, kind, size: entry.size })).sort(byName),
    ignored: all.filter(({ kind }) => kind === 'other').map(({ name }) => name),
    years: await yearsIn(history.map(({ entry }) => ({ path: entry.path, start: () => firstTextOf(zip, entry) }))),
  };
}

/** The same rules as those by which the server refuses. */
function problemOf(entries: readonly ZipFile[]): HistoryFileErrorCode | null {
  if (entries.length > DEFAULT_LIMITS.entries) return 'E_ZIP_ENTRIES';
  if (entries.some(({ isEncrypted }) => isEncrypted)) return 'E_ZIP_ENCRYPTED';
  if (entries.some(({ method }) => method !== STORED && method !== DEFLATED)) return 'E_ZIP_METHOD';
  if (entries.reduce((sum, { size }) => sum + size, 0) > DEFAULT_LIMITS.totalBytes) return 'E_TOTAL';
  if (entries.some(({ path }) => classifyFile(path) !== 'other')) return null;
  const onlyZips = entries.length > 0 && entries.every(({ path }) => /\.zip$/i.test(path));
  return onlyZips ? 'E_NESTED_ZIP' : 'E_NO_HISTORY';
}

async function previewJson(file: File): Promise<FilePreview> {
  const kind = classifyFile(file.name);
  if (kind === 'other') throw new HistoryFileError('E_NO_HISTORY');
  if (file.size > DEFAULT_LIMITS.totalBytes) throw new HistoryFileError('E_TOTAL');
  const start = (await startOf(file)).replace(BYTE_ORDER_MARK, '').trimStart();
  if (!start.startsWith('[')) throw new HistoryFileError('E_SHAPE');
  const years = await yearsIn([{ path: file.name, start: () => Promise.resolve(start) }]);
  return {
    files: [{ name: displayNames([file.name])[0] ?? '', kind, size: file.size }],
    ignored: [],
    years,
  };
}

/** The years that the names tell; where one of them tells none, the years of the first rows too. */
async function yearsIn(
  files: readonly { path: string; start: () => Promise<string> }[],
): Promise<FilePreview['years']> {
  const named = files.map(({ path }) => NAMED_YEARS.exec(path));
  const seen = await Promise.all(
    files.map(async ({ start }, index) => (named[index] ? undefined : TIME.exec(await start())?.[1])),
  );
  const texts = [...named.flatMap((match) => (match ? [match[1], match[2]] : [])), ...seen];
  const years = texts.filter((text) => text !== undefined).map(Number);
  if (years.length === 0) return null;
  return { from: Math.min(...years), to: Math.max(...years), named: named.every((match) => match !== null) };
}

function byName(one: PreviewFile, other: PreviewFile): number {
  return one.name.localeCompare(other.name, 'en', { numeric: true });
}
