/// <reference lib="es2024.string" />
import type { UnreadableReason } from './rows';

/** A row's fields by name, of any type. */
export type Fields = Readonly<Record<string, unknown>>;

/** The names that every play needs. */
export interface Names {
  trackName: string;
  artistName: string;
  albumName: string | null;
}

/** Longest name of a track, album or artist, in UTF-16 units. */
const MAX_NAME = 2_000;
const DAY_MS = 86_400_000;
/** Spotify did not exist before. */
const EARLIEST = Date.UTC(2006, 0, 1) / 1000;

const TO_THE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
const TO_THE_MINUTE = /^\d{4}-\d\d-\d\d \d\d:\d\d$/;

/** The latest end of a play that is believed, UTC epoch seconds: clocks of devices are up to a day ahead. */
export function latestEnd(now: Date): number {
  return Math.floor((now.getTime() + DAY_MS) / 1000);
}

/** Epoch seconds of `2024-03-05T10:11:12Z`; null for anything else, before 2006, or later than `latest`. */
export function readSecond(value: unknown, latest: number): number | null {
  return typeof value === 'string' && TO_THE_SECOND.test(value) ? existing(value, value, latest) : null;
}

/** Epoch seconds of the start of the UTC minute `2024-03-05 10:11`; null as for {@link readSecond}. */
export function readMinute(value: unknown, latest: number): number | null {
  if (typeof value !== 'string' || !TO_THE_MINUTE.test(value)) return null;
  return existing(value, `${value.slice(0, 10)}T${value.slice(11)}Z`, latest);
}

/** Dates such as the 30th of February are moved by the parser, never kept: the day of the month tells. */
function existing(text: string, iso: string, latest: number): number | null {
  const milliseconds = Date.parse(iso);
  if (new Date(milliseconds).getUTCDate() !== Number(text.slice(8, 10))) return null;
  const seconds = Math.floor(milliseconds / 1000);
  return seconds >= EARLIEST && seconds <= latest ? seconds : null;
}

/** Whether it is a believable time played: whole milliseconds from 0 to 24 hours. */
export function isDuration(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= DAY_MS;
}

/** The names of a play, without NUL characters, or why they cannot be used. An album may be missing. */
export function readNames(track: unknown, artist: unknown, album: unknown): Names | UnreadableReason {
  const trackName = withoutNul(track);
  const artistName = withoutNul(artist);
  const albumName = withoutNul(album);
  if (trackName === '' || artistName === '') return 'MISSING_FIELD';
  if (!trackName.isWellFormed() || !artistName.isWellFormed() || !albumName.isWellFormed()) return 'BAD_TEXT';
  if (Math.max(trackName.length, artistName.length, albumName.length) > MAX_NAME) return 'TOO_LARGE';
  return { trackName, artistName, albumName: albumName === '' ? null : albumName };
}

/** A text that explains but does not identify: cut to size, made safe to store, '' when it is none. */
export function readNote(value: unknown, maxLength: number): string {
  const text = withoutNul(value);
  const short = text.length > maxLength ? text.slice(0, maxLength) : text;
  return short.isWellFormed() ? short : short.toWellFormed();
}

/** True, false, or null for everything else. */
export function readFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Databases refuse NUL in a text, and a whole set of rows with it. */
function withoutNul(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.includes('\0') ? value.replaceAll('\0', '') : value;
}
