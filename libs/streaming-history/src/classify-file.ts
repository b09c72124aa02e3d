/** What a file of an export holds, told by its name. */
export type HistoryFileKind = 'extended-audio' | 'extended-video' | 'account-music' | 'account-podcast' | 'other';

/** Browsers and people add ` (1)` or ` - Copy` to a name; the rest is as Spotify has written it over the years. */
const COPY_MARK = String.raw`( ?\(\d+\)| - copy)?\.json$`;
const NAMES: [RegExp, HistoryFileKind][] = [
  [named(String.raw`streaming_history_audio(_[\d-]+)*`), 'extended-audio'],
  [named(String.raw`endsong(_\d+)?`), 'extended-audio'],
  [named(String.raw`streaming_history_video(_[\d-]+)*`), 'extended-video'],
  [named(String.raw`endvideo(_\d+)?`), 'extended-video'],
  [named(String.raw`streaminghistory(_music_?)?\d*`), 'account-music'],
  [named(String.raw`streaminghistory_podcast(_\d+)?`), 'account-podcast'],
];

/** Tells by the base name, in every generation of the exports, what a file holds; `other` for all the rest. */
export function classifyFile(name: string): HistoryFileKind {
  const baseName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return NAMES.find(([pattern]) => pattern.test(baseName))?.[1] ?? 'other';
}

function named(stem: string): RegExp {
  return new RegExp(`^${stem}${COPY_MARK}`, 'i');
}
