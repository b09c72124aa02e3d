import { UNKNOWN, type CountingRule, type History, type Tracks } from './history';
import { remembered } from './remembered';
import type { Selection } from './selection';

/** Row number of something that never had a counted play. */
export const NEVER = 0xffff_ffff;

/** The row of the first counted play ever, per track, artist and album; {@link NEVER} without one. */
export interface FirstRows {
  readonly TRACKS: Uint32Array;
  readonly ARTISTS: Uint32Array;
  readonly ALBUMS: Uint32Array;
}

const firstRowsByRule = remembered((_history: History) => new Map<CountingRule, FirstRows>());

/** The first rows of the whole history, whatever is selected. Computed once per history and counting rule. */
export function firstRowsOf({ history, question, minimum }: Selection): FirstRows {
  const known = firstRowsByRule(history);
  let rows = known.get(question.countingRule);
  if (rows === undefined) {
    const { tracks, artists, albums } = history.catalogue;
    const TRACKS = firstRowOfTracks(history, minimum);
    rows = {
      TRACKS,
      ARTISTS: earliestByList(tracks, TRACKS, artists.length),
      ALBUMS: earliestByAlbum(tracks, TRACKS, albums.length),
    };
    known.set(question.countingRule, rows);
  }
  return rows;
}

/** From the last play back, so that what stays is the first. */
function firstRowOfTracks({ plays, catalogue }: History, minimum: Int32Array): Uint32Array {
  const { track, msPlayed } = plays;
  const first = new Uint32Array(catalogue.tracks.length).fill(NEVER);
  for (let row = plays.length - 1; row >= 0; row--) {
    const index = track[row]!;
    const ms = msPlayed[row]!;
    if (ms === UNKNOWN || ms >= minimum[index]!) first[index] = row;
  }
  return first;
}

function earliestByList({ artists: { start, values } }: Tracks, rows: Uint32Array, artists: number): Uint32Array {
  const first = new Uint32Array(artists).fill(NEVER);
  for (let track = 0; track < rows.length; track++) {
    for (let at = start[track]!; at < start[track + 1]!; at++) {
      if (rows[track]! < first[values[at]!]!) first[values[at]!] = rows[track]!;
    }
  }
  return first;
}

function earliestByAlbum({ album }: Tracks, rows: Uint32Array, albums: number): Uint32Array {
  const first = new Uint32Array(albums).fill(NEVER);
  for (let track = 0; track < rows.length; track++) {
    const index = album[track]!;
    if (index !== UNKNOWN && rows[track]! < first[index]!) first[index] = rows[track]!;
  }
  return first;
}
