/** What a play is counted by: at least 30 s or unknown; at least half of the track or one of the lengths unknown; always. */
export type CountingRule = 'THIRTY_SECONDS' | 'HALF_OF_TRACK' | 'EVERYTHING';

/** In columns of milliseconds and of indexes: nobody knows, or there is none. */
export const UNKNOWN = -1;

/** One listener's whole archive at one version, as columns. Nothing of it ever changes: another version is another history. */
export interface History {
  /** The archive version that it was read at. */
  readonly version: string;
  readonly plays: PlayColumns;
  readonly circumstances: Circumstances;
  readonly catalogue: Catalogue;
}

/** All stored plays in the order of (end of play, id of the track). Row i of every column is the i-th play. */
export interface PlayColumns {
  readonly length: number;
  /** End of the play in whole seconds since 1970, UTC. */
  readonly second: Uint32Array;
  /** What the end of the play has beyond the second: 0..999 ms. */
  readonly millisecond: Uint16Array;
  /** Index into `catalogue.tracks`; two bytes wide while there are at most 65,536 tracks. */
  readonly track: Uint16Array | Uint32Array;
  /** Milliseconds really streamed, or {@link UNKNOWN}. */
  readonly msPlayed: Int32Array;
  /** Index into `circumstances`; two bytes wide while there are at most 65,536. */
  readonly circumstance: Uint16Array | Uint32Array;
}

/** How and where plays were played: every combination that occurs, once. All columns have the same length. */
export interface Circumstances {
  readonly length: number;
  /** Bit set of sources: 1 = poll, 2 = extended export, 4 = account export. */
  readonly sources: Uint8Array;
  /** Yes/no/unknown facts, see `facts.ts`. */
  readonly facts: Uint16Array;
  /** Index into `DEVICE_KINDS`; 0 = unknown. */
  readonly device: Uint8Array;
  /** Index into `countries`, or {@link UNKNOWN}. */
  readonly country: Int16Array;
  /** Index into `contexts`, or {@link UNKNOWN}. */
  readonly context: Int32Array;
  /** ISO 3166 codes as Spotify writes them. */
  readonly countries: readonly string[];
  /** Spotify URIs of playlists, albums, artists and collections. */
  readonly contexts: readonly string[];
}

/** A list of indexes for each entry: those of entry i are `values[start[i]] … values[start[i + 1] - 1]`. */
export interface Lists {
  /** One more than there are entries. */
  readonly start: Uint32Array;
  readonly values: Uint32Array;
}

/** The tracks, artists, albums and genres that occur in one history, by dense indexes of its own. */
export interface Catalogue {
  readonly tracks: Tracks;
  readonly artists: Artists;
  readonly albums: Albums;
  /** Names in alphabetical order (by code point). */
  readonly genres: readonly string[];
}

/** In all columns: entry i is the track with index i. `nameOrder` is the place by name (code points), then by id: total. */
export interface Tracks {
  readonly length: number;
  /** Key in the database. */
  readonly id: Int32Array;
  readonly nameOrder: Uint32Array;
  /** Length of the track, or {@link UNKNOWN}. */
  readonly durationMs: Int32Array;
  /** 1 = explicit, 0 = not, or {@link UNKNOWN}. */
  readonly explicit: Int8Array;
  /** Index into `albums`, or {@link UNKNOWN}. */
  readonly album: Int32Array;
  /** Indexes into `artists`, in the order of the credits. */
  readonly artists: Lists;
}

export interface Artists {
  readonly length: number;
  readonly id: Int32Array;
  readonly nameOrder: Uint32Array;
  /** Indexes into `genres`. */
  readonly genres: Lists;
}

export interface Albums {
  readonly length: number;
  readonly id: Int32Array;
  readonly nameOrder: Uint32Array;
  /** Year of release, or {@link UNKNOWN}. */
  readonly releaseYear: Int16Array;
}
