import type { ReadExport, ReadFile } from './read-export';

const ACCOUNT_DATA =
  'Account data covers about one year, to the minute, and names no track ids, albums, devices or skips. Ask Spotify for the extended streaming history to fill that in; nothing will be counted twice.';
const ANOTHER_OWNER = 'The file names another Spotify account than yours. If it is not your history, undo this import.';
const NOTHING = 'There is no play in this export.';

const MOST_NAMES = 10;

/** What the owner of an export should know of it, in plain words. */
export function notesOn({ files, ignored, rows, namesAnother }: ReadExport): string[] {
  const notes: string[] = [];
  if (namesAnother) notes.push(ANOTHER_OWNER);
  if (files.some(isAccountData)) notes.push(ACCOUNT_DATA);
  if (rows.length === 0) notes.push(NOTHING);
  if (ignored.length > 0) notes.push(`Left out, because it is no streaming history: ${listed(ignored)}.`);
  return notes;
}

function isAccountData({ kind }: ReadFile): boolean {
  return kind === 'account-music' || kind === 'account-podcast';
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
