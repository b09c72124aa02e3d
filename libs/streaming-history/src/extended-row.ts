import { isDuration, readFlag, readNames, readNote, readSecond, type Fields } from './fields';
import { unreadable, type RowOutcome } from './rows';

const TRACK_URI = /^spotify:track:([0-9A-Za-z]{22})$/;
const COUNTRY = /^[A-Z]{2}$/;
const UNKNOWN_COUNTRY = 'ZZ';

/** What rows are held against. */
export interface RowContext {
  /** The latest end that is believed, UTC epoch seconds. */
  latest: number;
  /** Name of the listener's Spotify account, if it is known. */
  owner: string | null;
}

/** Reads a row of an extended streaming history, of any generation. */
export function readExtendedRow(row: Fields, { latest, owner }: RowContext): RowOutcome {
  const uri = row['spotify_track_uri'];
  if (isGiven(uri)) {
    return String(uri).startsWith('spotify:local:') ? { kind: 'local' } : readTrack(row, uri, { latest, owner });
  }
  if (isGiven(row['spotify_episode_uri']) || isGiven(row['episode_name'])) return { kind: 'podcast' };
  if (isGiven(row['audiobook_uri']) || isGiven(row['audiobook_title'])) return { kind: 'audiobook' };
  return 'ts' in row ? { kind: 'empty' } : unreadable('MISSING_FIELD');
}

function readTrack(row: Fields, uri: unknown, { latest, owner }: RowContext): RowOutcome {
  const trackId = typeof uri === 'string' ? TRACK_URI.exec(uri)?.[1] : undefined;
  if (trackId === undefined) return unreadable('BAD_TRACK');
  const endedAt = readSecond(row['ts'], latest);
  if (endedAt === null) return unreadable('BAD_TIME');
  const msPlayed = row['ms_played'];
  if (!isDuration(msPlayed)) return unreadable('BAD_DURATION');
  const names = readNames(
    row['master_metadata_track_name'],
    row['master_metadata_album_artist_name'],
    row['master_metadata_album_album_name'],
  );
  if (typeof names === 'string') return unreadable(names);
  return {
    kind: 'track',
    source: 'extended',
    endedAt,
    msPlayed,
    trackId,
    trackName: names.trackName,
    albumName: names.albumName,
    artistName: names.artistName,
    platform: readNote(row['platform'], 100),
    country: readCountry(row['conn_country']),
    reasonStart: readNote(row['reason_start'], 40),
    reasonEnd: readNote(row['reason_end'], 40),
    shuffle: readFlag(row['shuffle']),
    skipped: readFlag(row['skipped']),
    offline: readFlag(row['offline']),
    incognito: readFlag(row['incognito_mode']),
    otherOwner: owner !== null && isAnother(row['username'], owner),
  };
}

function readCountry(value: unknown): string {
  return typeof value === 'string' && COUNTRY.test(value) && value !== UNKNOWN_COUNTRY ? value : '';
}

/** Only older forms name the account; letter case says nothing. */
function isAnother(name: unknown, owner: string): boolean {
  return typeof name === 'string' && name !== '' && name.toLowerCase() !== owner.toLowerCase();
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '';
}
