import type { Catalogue, History } from './history';

/** Counting rules, each of which has columns of its own. */
const RULES = 3;

/** What statistics keep per track, artist, album, genre and context, in bytes. */
const ROW_NUMBER = 4;
const MINIMUM = 4;
const SHARE = 8;
const START_OF_GENRES = 4;
const PLACE = 4;

/**
 * The most bytes that statistics keep with a history once they were asked for, so that whoever keeps histories can count
 * them: by counting rule the least time that counts and the first rows; shares of tracks; genres of tracks; orders by name.
 */
export function rememberedBytes({ catalogue, circumstances }: History): number {
  const { tracks, artists, albums, genres } = catalogue;
  return (
    RULES * (tracks.length * (MINIMUM + ROW_NUMBER) + (artists.length + albums.length) * ROW_NUMBER) +
    tracks.length * SHARE +
    (tracks.length + 1) * START_OF_GENRES +
    genreLinks(catalogue) * PLACE +
    (genres.length + circumstances.contexts.length) * PLACE
  );
}

/** Genres over all credits of all tracks: one that two artists of a track share counts twice. */
function genreLinks({ tracks, artists }: Catalogue): number {
  const { start } = artists.genres;
  const { values } = tracks.artists;
  let links = 0;
  for (let credit = 0; credit < values.length; credit++) links += start[values[credit]! + 1]! - start[values[credit]!]!;
  return links;
}
