import type { Catalogue } from '../catalogue/catalogue';
import type { ExportEntry } from './entries';
import { isExtended, type ExportForm } from './forms';

/** One play that the package proves. */
export interface ExportedPlay {
  /** null in account data, which has no ids. */
  trackUri: string | null;
  trackName: string;
  /** The album's artist. */
  artistName: string;
  /** UTC seconds; the minute's start in account data. */
  endedAt: number;
  /** The longest of the rows with the same item and time. */
  msPlayed: number;
}

/** Which row of the package is which play of the Web API. */
export interface ExportMatch {
  trackId: string;
  /** Id that the row names: another one where Spotify has relinked the recording. */
  exportedTrackId: string;
  /** `played_at` of the Web API, ISO 8601 UTC with milliseconds. */
  playedAt: string;
  /** `ts` of the row in UTC seconds. */
  endedAt: number;
  msPlayed: number;
}

/** What is really in an export package. */
export interface ExportTruth {
  /** Every distinct play of a track (item and second; in account data every row), oldest first. */
  plays: ExportedPlay[];
  /** Plays of tracks that the Web API lists as well. */
  matches: ExportMatch[];
  /** Rows by what they are; `tracks` includes duplicates and ghosts. */
  rows: { all: number; tracks: number; podcasts: number; audiobooks: number; video: number; empty: number };
  /** Rows of tracks beyond the distinct plays. */
  duplicates: number;
}

export function truthOf(catalogue: Catalogue, form: ExportForm, entries: readonly ExportEntry[]): ExportTruth {
  const isTrack = ({ play, origin }: ExportEntry) => play.kind === 'track' && origin !== 'empty';
  const tracks = entries.filter(isTrack);
  const plays = isExtended(form) ? distinct(catalogue, tracks) : tracks.map((entry) => nameless(catalogue, entry));
  const matches = tracks
    .filter(({ play, origin }) => origin === 'play' && play.listed)
    .map(({ play, ts, trackNumber }) => ({
      trackId: play.trackId,
      exportedTrackId: catalogue.track(trackNumber).id,
      playedAt: new Date(play.endedAt).toISOString(),
      endedAt: isExtended(form) ? ts : ts - (ts % 60),
      msPlayed: play.msPlayed,
    }));
  return { plays, matches, rows: countRows(form, entries), duplicates: tracks.length - plays.length };
}

function nameless(catalogue: Catalogue, { trackNumber, ts, msPlayed }: ExportEntry): ExportedPlay {
  const { name, album } = catalogue.track(trackNumber);
  return { trackUri: null, trackName: name, artistName: album.artist.name, endedAt: ts - (ts % 60), msPlayed };
}

function distinct(catalogue: Catalogue, tracks: readonly ExportEntry[]): ExportedPlay[] {
  const plays = new Map<string, ExportedPlay>();
  for (const entry of tracks) {
    const trackUri = `spotify:track:${catalogue.track(entry.trackNumber).id}`;
    const key = `${trackUri} ${entry.ts}`;
    const known = plays.get(key);
    if (known) known.msPlayed = Math.max(known.msPlayed, entry.msPlayed);
    else plays.set(key, { ...nameless(catalogue, entry), trackUri, endedAt: entry.ts });
  }
  return [...plays.values()];
}

function countRows(form: ExportForm, entries: readonly ExportEntry[]): ExportTruth['rows'] {
  const rows = { all: entries.length, tracks: 0, podcasts: 0, audiobooks: 0, video: 0, empty: 0 };
  for (const { play, origin } of entries) {
    if (play.kind === 'video') rows.video += 1;
    else if (origin === 'empty') rows.empty += 1;
    else if (play.kind === 'track') rows.tracks += 1;
    else if (play.kind === 'episode') rows.podcasts += 1;
    else if (form === 'extended-2025') rows.audiobooks += 1;
    else rows.empty += 1;
  }
  return rows;
}
