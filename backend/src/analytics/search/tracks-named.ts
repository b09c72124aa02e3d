import { type Catalogue, UNKNOWN } from '@audiospective/listening';
import type { NamedKind } from './library-names';
import { inSlices } from './slices';

/** Folded names of a history's catalogue, by index. */
export type Names = Record<NamedKind, readonly string[]>;

/** Keys of the tracks for which every word is in the name of the track, of one of its artists or of its album. */
export async function tracksNamed(catalogue: Catalogue, names: Names, words: readonly string[]): Promise<number[]> {
  let tracks = new Uint8Array(catalogue.tracks.length).fill(1);
  for (const word of words) {
    const [own, artists, albums] = [
      await having(names.TRACKS, word),
      await having(names.ARTISTS, word),
      await having(names.ALBUMS, word),
    ];
    tracks = tracks.map(
      (all, track) => all & (own[track]! | ofArtists(catalogue, track, artists) | ofAlbum(catalogue, track, albums)),
    );
  }
  return [...catalogue.tracks.id.filter((_, track) => tracks[track] === 1)];
}

/** Which names have the word in them. */
async function having(names: readonly string[], word: string): Promise<Uint8Array> {
  const mask = new Uint8Array(names.length);
  await inSlices(names.length, (from, to) => {
    for (let index = from; index < to; index++) if (names[index]!.includes(word)) mask[index] = 1;
  });
  return mask;
}

function ofArtists({ tracks: { artists } }: Catalogue, track: number, mask: Uint8Array): number {
  for (let at = artists.start[track]!; at < artists.start[track + 1]!; at++) {
    if (mask[artists.values[at]!] === 1) return 1;
  }
  return 0;
}

function ofAlbum({ tracks: { album } }: Catalogue, track: number, mask: Uint8Array): number {
  const index = album[track]!;
  return index === UNKNOWN ? 0 : mask[index]!;
}
