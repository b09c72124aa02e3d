/** What a source says of an artist. Without a Spotify id it is known by name only (provisional). */
export interface ArtistFacts {
  spotifyId: string | null;
  name: string;
}

/** What a source says of an album; `artists[0]` is the artist it is filed under. */
export interface AlbumFacts {
  spotifyId: string | null;
  name: string;
  artists: ArtistFacts[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as `releasePrecision` says. */
  releaseDate?: string | null;
  releasePrecision?: 'year' | 'month' | 'day' | null;
  imageUrl?: string | null;
}

/** What a source says of a track. An export knows id and names, Spotify's API everything, account data names only. */
export interface TrackFacts {
  spotifyId: string | null;
  name: string;
  album: AlbumFacts | null;
  artists: ArtistFacts[];
  durationMs?: number | null;
  explicit?: boolean | null;
}

/** Longest name that is kept, in UTF-16 units: what fits an index entry of PostgreSQL in any script. */
const LONGEST_NAME = 500;

const UNKNOWN_ARTIST: ArtistFacts = { spotifyId: null, name: 'Unknown artist' };

/** The facts as the catalogue can hold them: names without NUL and not endless, never a track or album without an artist. */
export function cleanFacts(track: TrackFacts): TrackFacts {
  const artists = cleanArtists(track.artists.length > 0 ? track.artists : (track.album?.artists ?? []));
  const album = track.album && {
    ...track.album,
    name: cleanName(track.album.name),
    artists: track.album.artists.length > 0 ? cleanArtists(track.album.artists) : artists,
  };
  return { ...track, name: cleanName(track.name), artists, album };
}

function cleanArtists(artists: readonly ArtistFacts[]): ArtistFacts[] {
  return artists.length > 0 ? artists.map((artist) => ({ ...artist, name: cleanName(artist.name) })) : [UNKNOWN_ARTIST];
}

function cleanName(name: string): string {
  return name.replaceAll('\0', '').toWellFormed().slice(0, LONGEST_NAME).toWellFormed();
}
