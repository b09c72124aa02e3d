import { sumsByCircumstance } from './circumstance-sums';
import { genresOfTracks } from './genres';
import type { Catalogue, Circumstances, Lists } from './history';
import { UNKNOWN } from './history';
import { remembered } from './remembered';
import type { Selection } from './selection';
import type { Sums } from './sums';

/** What a top list can be of. */
export type ListKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS' | 'GENRES' | 'CONTEXTS';

const sumsOfKinds = remembered((_selection: Selection) => new Map<ListKind, Sums>());

/**
 * Counted plays and time of every entry of a kind, by its index. A play counts for each artist and each genre of its
 * track, once. Computed once per selection.
 */
export function sumsOf(selection: Selection, kind: ListKind): Sums {
  const known = sumsOfKinds(selection);
  let sums = known.get(kind);
  if (sums === undefined) {
    sums = sumUp(selection, kind);
    known.set(kind, sums);
  }
  return sums;
}

/** The place of every entry of a kind by name: what decides between entries that are equal otherwise. */
export function nameOrderOf({ history: { catalogue, circumstances } }: Selection, kind: ListKind): Uint32Array {
  switch (kind) {
    case 'TRACKS':
      return catalogue.tracks.nameOrder;
    case 'ARTISTS':
      return catalogue.artists.nameOrder;
    case 'ALBUMS':
      return catalogue.albums.nameOrder;
    case 'GENRES':
      return orderOfGenres(catalogue);
    case 'CONTEXTS':
      return orderOfContexts(circumstances);
  }
}

/** Genres come in alphabetical order. */
const orderOfGenres = remembered(({ genres }: Catalogue) => Uint32Array.from(genres, (_, index) => index));

/** Contexts have no name in an archive: their URIs decide. */
const orderOfContexts = remembered(({ contexts }: Circumstances) => {
  const order = new Uint32Array(contexts.length);
  const sorted = contexts.map((uri, index) => ({ uri, index })).sort((a, b) => (a.uri < b.uri ? -1 : 1));
  sorted.forEach(({ index }, place) => (order[index] = place));
  return order;
});

function sumUp(selection: Selection, kind: ListKind): Sums {
  const { catalogue, circumstances } = selection.history;
  switch (kind) {
    case 'TRACKS':
      return selection.trackSums;
    case 'ARTISTS':
      return sumLists(selection.trackSums, catalogue.tracks.artists, catalogue.artists.length);
    case 'ALBUMS':
      return sumColumn(selection.trackSums, catalogue.tracks.album, catalogue.albums.length);
    case 'GENRES':
      return sumLists(selection.trackSums, genresOfTracks(catalogue), catalogue.genres.length);
    case 'CONTEXTS':
      return sumColumn(sumsByCircumstance(selection), circumstances.context, circumstances.contexts.length);
  }
}

function sumLists({ plays, msPlayed }: Sums, { start, values }: Lists, entries: number): Sums {
  const sums = noSums(entries);
  for (let i = 0; i < plays.length; i++) {
    const count = plays[i]!;
    const ms = msPlayed[i]!;
    if (count === 0 && ms === 0) continue;
    for (let at = start[i]!; at < start[i + 1]!; at++) {
      const entry = values[at]!;
      sums.plays[entry]! += count;
      sums.msPlayed[entry]! += ms;
    }
  }
  return sums;
}

function sumColumn({ plays, msPlayed }: Sums, column: Int32Array, entries: number): Sums {
  const sums = noSums(entries);
  for (let i = 0; i < plays.length; i++) {
    const entry = column[i]!;
    if (entry === UNKNOWN) continue;
    sums.plays[entry]! += plays[i]!;
    sums.msPlayed[entry]! += msPlayed[i]!;
  }
  return sums;
}

function noSums(entries: number): Sums {
  return { plays: new Uint32Array(entries), msPlayed: new Float64Array(entries) };
}
