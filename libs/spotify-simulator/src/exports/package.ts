import { Readable } from 'node:stream';
import { Random } from '../random';
import { musicRow, podcastRow } from './account-row';
import type { EntrySettings, ExportEntry } from './entries';
import { ExtendedRows } from './extended-row';
import type { AccountForm, ExtendedForm } from './forms';
import { jsonArray, MINIFIED, PRETTY, WIDE } from './json-array';

const EXTENDED_ROWS_PER_FILE = 16_000;
const ACCOUNT_ROWS_PER_FILE = 10_000;

/** A file of an export package; its content is made when the zip gets there. */
export interface PackageFile {
  name: string;
  open(): Readable;
}

function pages<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, page) =>
    items.slice(page * size, (page + 1) * size),
  );
}

function years(entries: readonly ExportEntry[]): string {
  const yearOf = (entry: ExportEntry | undefined) => new Date((entry?.ts ?? 0) * 1000).getUTCFullYear();
  const [first, last] = [yearOf(entries[0]), yearOf(entries.at(-1))];
  return first === last ? String(first) : `${first}-${last}`;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let at = result.length - 1; at > 0; at--) {
    const other = random.int(0, at);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

/** Audio and video files of the extended history. */
export function extendedFiles(
  settings: EntrySettings & { form: ExtendedForm },
  entries: readonly ExportEntry[],
): PackageFile[] {
  const { form, seed, listenerId } = settings;
  const rows = new ExtendedRows(settings, form);
  const isOld = form === 'extended-2023';
  const write = (part: readonly ExportEntry[]) => () =>
    jsonArray(part, (entry) => rows.row(entry), isOld ? MINIFIED : PRETTY);
  const order = (part: readonly ExportEntry[]) =>
    isOld ? shuffled(part, new Random(seed, 'order', listenerId, part.length)) : part;
  const video = entries.filter(({ play }) => play.kind === 'video');
  const audio = order(entries.filter(({ play }) => play.kind !== 'video'));
  const audioFiles = pages(audio, EXTENDED_ROWS_PER_FILE).map((part, number) => ({
    name: isOld
      ? `MyData/endsong_${number}.json`
      : `${EXTENDED_FOLDER}Streaming_History_Audio_${years(part)}_${number}.json`,
    open: write(part),
  }));
  if (video.length === 0) return audioFiles;
  const videoName = isOld ? 'MyData/endvideo.json' : `${EXTENDED_FOLDER}Streaming_History_Video_${years(video)}.json`;
  return [...audioFiles, { name: videoName, open: write(order(video)) }];
}

export const EXTENDED_FOLDER = 'Spotify Extended Streaming History/';
export const ACCOUNT_FOLDER = 'Spotify Account Data/';

const small = (name: string, content: object): PackageFile => ({
  name,
  open: () => Readable.from([JSON.stringify(content, null, 2)]),
});

/** The files of the account data beside the history, with nothing of interest in them. */
function companions(folder: string, listenerId: string): PackageFile[] {
  return [
    small(`${folder}Follow.json`, { userIsFollowing: [], userIsFollowedBy: [], userIsBlocking: [] }),
    small(`${folder}Identity.json`, { displayName: listenerId, firstName: null, lastName: null, tasteMaker: false }),
    small(`${folder}Inferences.json`, { inferences: [] }),
    small(`${folder}Payments.json`, { payment_method: null, creation_date: null }),
    small(`${folder}Playlist1.json`, { playlists: [] }),
    small(`${folder}SearchQueries.json`, []),
    small(`${folder}Userdata.json`, { username: listenerId, email: `${listenerId}@listeners.example`, country: 'ZZ' }),
    small(`${folder}YourLibrary.json`, { tracks: [], albums: [], shows: [], artists: [], bannedTracks: [] }),
  ];
}

/** The account data: music and podcasts apart in the present form, together in the old one. */
export function accountFiles(
  { form, listenerId, catalogue }: EntrySettings & { form: AccountForm },
  entries: readonly ExportEntry[],
): PackageFile[] {
  const isOld = form === 'account-old';
  const folder = isOld ? 'MyData/' : ACCOUNT_FOLDER;
  const music = isOld ? entries : entries.filter(({ play }) => play.kind === 'track');
  const podcasts = isOld ? [] : entries.filter(({ play }) => play.kind === 'episode' || play.kind === 'video');
  const musicFiles = pages(music, ACCOUNT_ROWS_PER_FILE).map((part, number) => ({
    name: isOld ? `${folder}StreamingHistory${number}.json` : `${folder}StreamingHistory_music_${number}.json`,
    open: () => jsonArray(part, (entry) => musicRow(catalogue, entry), WIDE),
  }));
  const podcastFiles = pages(podcasts, ACCOUNT_ROWS_PER_FILE).map((part, number) => ({
    name: `${folder}StreamingHistory_podcast_${number}.json`,
    open: () => jsonArray(part, (entry) => podcastRow(catalogue, entry), WIDE),
  }));
  return [...musicFiles, ...podcastFiles, ...companions(folder, listenerId)];
}
