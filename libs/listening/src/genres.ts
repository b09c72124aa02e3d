import type { Catalogue, Lists } from './history';
import { remembered } from './remembered';

/** Per track the genres of all its artists, each once. Computed once per catalogue. */
export const genresOfTracks = remembered((catalogue: Catalogue): Lists => {
  const { tracks } = catalogue;
  const start = new Uint32Array(tracks.length + 1);
  let values = new Uint32Array(Math.max(16, tracks.length));
  const lastSeen = new Int32Array(catalogue.genres.length).fill(-1);
  for (let track = 0; track < tracks.length; track++) {
    const most = start[track]! + catalogue.genres.length;
    if (most > values.length) values = grown(values, most);
    start[track + 1] = addGenres({ catalogue, values, lastSeen }, track, start[track]!);
  }
  return { start, values: values.slice(0, start[tracks.length]) };
});

interface Collected {
  readonly catalogue: Catalogue;
  readonly values: Uint32Array;
  /** Per genre the last track that has it. */
  readonly lastSeen: Int32Array;
}

/** Writes the genres of one track from a place on, and returns the place behind them. */
function addGenres({ catalogue, values, lastSeen }: Collected, track: number, end: number): number {
  const credits = catalogue.tracks.artists;
  const { start, values: genres } = catalogue.artists.genres;
  for (let credit = credits.start[track]!; credit < credits.start[track + 1]!; credit++) {
    const artist = credits.values[credit]!;
    for (let at = start[artist]!; at < start[artist + 1]!; at++) {
      const genre = genres[at]!;
      if (lastSeen[genre] === track) continue;
      lastSeen[genre] = track;
      values[end++] = genre;
    }
  }
  return end;
}

function grown(values: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, values.length * 2));
  larger.set(values);
  return larger;
}
