export interface Artist {
  number: number;
  id: string;
  name: string;
  family: number;
  genres: readonly string[];
  popularity: number;
  followers: number;
  debutYear: number;
  albumCount: number;
}

export interface Album {
  artist: Artist;
  /** Position in the artist's discography, oldest first. */
  position: number;
  id: string;
  name: string;
  type: 'album' | 'single' | 'compilation';
  /** Day of release as days since 1970-01-01. */
  releaseDay: number;
  releasePrecision: 'year' | 'month' | 'day';
  trackCount: number;
  label: string;
}

export interface Track {
  /** Packed position: artist, album and track number in one integer. */
  number: number;
  id: string;
  name: string;
  album: Album;
  artists: readonly Artist[];
  durationMs: number;
  explicit: boolean;
  discNumber: number;
  trackNumber: number;
  popularity: number;
  isrc: string;
}
