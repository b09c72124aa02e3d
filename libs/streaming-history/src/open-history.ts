import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { classifyFile, type HistoryFileKind } from './classify-file';
import { displayNames } from './display-name';
import { HistoryFileError } from './history-file-error';
import { DEFAULT_LIMITS, type HistoryLimits } from './history-limits';
import { OpenStreams } from './open-streams';
import { openZip, type OpenZip } from './open-zip';

/** One file of streaming history. */
export interface HistoryFile {
  /** Name to show: no control or direction characters, at most 120 characters; the path where base names clash. */
  name: string;
  kind: Exclude<HistoryFileKind, 'other'>;
  /** Unpacked bytes, for progress. */
  size: number;
  /** The unpacked content, from the beginning; may be called again. Ends with an error when the zip file lied. */
  open(): Promise<Readable>;
}

/** What was handed in, opened and checked. */
export interface HistorySource {
  /** At least one, by name. */
  files: HistoryFile[];
  /** Names of the other files, safe to show. */
  ignored: string[];
  /** Ends all reading. Must be called. */
  close(): Promise<void>;
}

const ZIP_SIGNATURES = ['504b0304', '504b0506', '504b0708'];

/**
 * Opens Spotify's zip file as it was sent, or one of its JSON files. Which of the two it is, the content tells; what a
 * JSON file holds, its name. Nothing is unpacked yet.
 * @param path where the file lies
 * @param originalName the name its owner gave it; never used as a path
 * @throws HistoryFileError when it is refused; the operating system's errors as they are
 */
export async function openHistory(
  path: string,
  originalName: string,
  limits: Partial<HistoryLimits> = {},
): Promise<HistorySource> {
  const effective = { ...DEFAULT_LIMITS, ...limits };
  if (await isZip(path)) return openZipHistory(path, effective);
  if (/\.zip$/i.test(originalName)) throw new HistoryFileError('E_NOT_ZIP');
  return openSingleFile(path, originalName, effective);
}

async function openSingleFile(path: string, name: string, { totalBytes }: HistoryLimits): Promise<HistorySource> {
  const kind = classifyFile(name);
  if (kind === 'other') throw new HistoryFileError('E_NO_HISTORY');
  const { size } = await stat(path);
  if (size > totalBytes) throw new HistoryFileError('E_TOTAL');
  const streams = new OpenStreams();
  const open = () => Promise.resolve(streams.add(createReadStream(path)));
  const file = { name: displayNames([name])[0] ?? '', kind, size, open };
  return { files: [file], ignored: [], close: () => streams.close() };
}

async function openZipHistory(path: string, limits: HistoryLimits): Promise<HistorySource> {
  const zip = await openZip(path, limits);
  const source = describeZip(zip);
  if (source.files.length > 0) return source;
  await zip.close();
  const onlyZips = source.ignored.length > 0 && source.ignored.every((name) => /\.zip$/i.test(name));
  throw new HistoryFileError(onlyZips ? 'E_NESTED_ZIP' : 'E_NO_HISTORY');
}

function describeZip(zip: OpenZip): HistorySource {
  const files: HistoryFile[] = [];
  const ignored: string[] = [];
  const names = displayNames(zip.entries.map(({ path }) => path));
  zip.entries.forEach(({ path, entry }, index) => {
    const name = names[index] ?? '';
    const kind = classifyFile(path);
    if (kind === 'other') ignored.push(name);
    else files.push({ name, kind, size: entry.uncompressedSize, open: () => zip.read(entry) });
  });
  files.sort((one, other) => (one.name < other.name ? -1 : 1));
  return { files, ignored, close: () => zip.close() };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return ZIP_SIGNATURES.includes(buffer.toString('hex', 0, bytesRead));
  } finally {
    await file.close();
  }
}
