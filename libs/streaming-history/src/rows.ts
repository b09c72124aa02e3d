/** One play as the archive wants it. IP addresses, user names and user agents of the files do not survive parsing. */
export interface StreamRow {
  kind: 'track';
  /** `extended`: extended streaming history; `account`: account data of the last year, without ids, to the minute. */
  source: 'extended' | 'account';
  /** When the play ended, UTC epoch seconds. Account data: the minute's first second. */
  endedAt: number;
  /** Milliseconds really streamed, 0..86,400,000. */
  msPlayed: number;
  /** Spotify's id of the track (22 base62 characters); null in account data. */
  trackId: string | null;
  trackName: string;
  /** Null in account data, and where the file has none. */
  albumName: string | null;
  /** The album's artist in extended history, the track's artist in account data. */
  artistName: string;
  /** Device and system; '' when unknown, at most 100 characters. */
  platform: string;
  /** Two capital letters; '' when unknown. */
  country: string;
  /** Why the play began; '' when unknown, at most 40 characters. */
  reasonStart: string;
  /** Why the play ended; '' when unknown, at most 40 characters. */
  reasonEnd: string;
  shuffle: boolean | null;
  /** Null also where Spotify wrote false whatever happened (before mid-October 2022). */
  skipped: boolean | null;
  offline: boolean | null;
  /** Whether it was a private session. */
  incognito: boolean | null;
  /** Whether the row names another Spotify account than the one it was compared with. The name itself is never kept. */
  otherOwner: boolean;
}

/** A row that is no play of a track of Spotify's catalogue: counted, not an error. */
export interface OtherRow {
  kind: 'podcast' | 'audiobook' | 'video' | 'local' | 'empty';
}

/** What every reason for refusing a row means, as a sentence for the report. */
export const UNREADABLE_SENTENCES = {
  NOT_JSON: 'The row is not valid JSON.',
  NOT_AN_OBJECT: 'The row is not an object with named fields.',
  BAD_ENCODING: 'The row is not valid UTF-8 text.',
  BAD_TIME: 'The end time is missing, does not exist, or lies before 2006 or in the future.',
  BAD_DURATION: 'The time played is not a whole number of milliseconds from 0 to 24 hours.',
  BAD_TRACK: 'The track has no valid Spotify id.',
  MISSING_FIELD: 'The name of the track or of the artist is missing.',
  BAD_TEXT: 'A name contains characters that no text can hold.',
  TOO_LARGE: 'A name is longer than 2,000 characters.',
} as const;

/** Why a row was refused; the sentence is in {@link UNREADABLE_SENTENCES}. */
export type UnreadableReason = keyof typeof UNREADABLE_SENTENCES;

/** A row that could not be understood; the rows around it are not affected. */
export interface UnreadableRow {
  kind: 'unreadable';
  reason: UnreadableReason;
}

/** What became of one row of a file. */
export type RowOutcome = StreamRow | OtherRow | UnreadableRow;

/** A refused row. */
export function unreadable(reason: UnreadableReason): UnreadableRow {
  return { kind: 'unreadable', reason };
}
