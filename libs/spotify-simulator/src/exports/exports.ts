import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Simulation } from '../simulation';
import { exportEntries, type EntrySettings, type ExportEntry } from './entries';
import { isExtended, type ExportOptions } from './forms';
import { ACCOUNT_FOLDER, accountFiles, EXTENDED_FOLDER, extendedFiles, type PackageFile } from './package';
import { readMePdf } from './pdf';
import { truthOf, type ExportTruth } from './truth';

const YEAR_MS = 365 * 86_400_000;
const COMPRESSION_LEVEL = 4;

interface Prepared {
  settings: EntrySettings;
  entries: ExportEntry[];
  until: Date;
}

function prepare(simulation: Simulation, listenerId: string, options: ExportOptions): Prepared {
  const { form, podcasts = true, video = true } = options;
  const until = options.until ?? simulation.clock.now();
  const from = isExtended(form) ? -Infinity : until.getTime() - YEAR_MS;
  const isWanted = { track: true, episode: podcasts, audiobook: podcasts, video };
  const mayBeTold = (kind: keyof typeof isWanted) => isWanted[kind] && (kind !== 'audiobook' || isExtended(form));
  const plays = simulation.histories.between(listenerId, from, until.getTime()).filter(({ kind }) => mayBeTold(kind));
  const { seed, catalogue } = simulation;
  const settings = { seed, catalogue, listenerId, form, flaws: options.flaws ?? true };
  return { settings, entries: exportEntries(settings, plays), until };
}

function filesOf({ settings, entries }: Prepared): PackageFile[] {
  const { form } = settings;
  return isExtended(form)
    ? extendedFiles({ ...settings, form }, entries)
    : accountFiles({ ...settings, form }, entries);
}

/** The listener's history as the zip that Spotify sends, written while it is read. */
export function exportZip(simulation: Simulation, listenerId: string, options: ExportOptions): Readable {
  const prepared = prepare(simulation, listenerId, options);
  const zip = new ZipFile();
  const dated = { mtime: prepared.until };
  if (isExtended(options.form)) {
    if (prepared.settings.flaws) addFolderEntry(zip, options.form, prepared.until);
    const folder = options.form === 'extended-2023' ? 'MyData/' : EXTENDED_FOLDER;
    zip.addBuffer(readMePdf(), `${folder}ReadMeFirst_ExtendedStreamingHistory.pdf`, dated);
  } else {
    const folder = options.form === 'account-old' ? 'MyData/' : ACCOUNT_FOLDER;
    zip.addBuffer(readMePdf(), `${folder}Read_Me_First.pdf`, dated);
  }
  for (const { name, open } of filesOf(prepared)) {
    const wishes = { ...dated, compressionLevel: COMPRESSION_LEVEL };
    zip.addReadStreamLazy(name, wishes, (found) => found(null, open()));
  }
  zip.end();
  return zip.outputStream as Readable;
}

/** The folder itself as an entry: properly in 2025, and as an eleven-byte file of its name in 2024. */
function addFolderEntry(zip: ZipFile, form: ExportOptions['form'], mtime: Date): void {
  if (form === 'extended-2025') zip.addEmptyDirectory(EXTENDED_FOLDER, { mtime });
  if (form === 'extended-2024') zip.addBuffer(Buffer.from('directory\r\n'), EXTENDED_FOLDER.slice(0, -1), { mtime });
}

/** What {@link exportZip} with the same options contains. */
export function exportTruth(simulation: Simulation, listenerId: string, options: ExportOptions): ExportTruth {
  return truthOf(simulation.catalogue, options.form, prepare(simulation, listenerId, options).entries);
}
