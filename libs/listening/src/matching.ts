import { DEVICE_KINDS } from './devices';
import type { Catalogue, Circumstances, History, Lists } from './history';
import type { Filter } from './question';

/** What a filter lets through, as one byte per track, circumstance and hour of the week; null where it does not ask. */
export interface Match {
  readonly tracks: Uint8Array | null;
  readonly circumstances: Uint8Array | null;
  /** By hour of the week in local time, from Monday 0:00. */
  readonly hours: Uint8Array | null;
}

/** The filter against one history; null when it asks nothing. Conditions on top of each other (`also`) all have to hold. */
export function matchOf(history: History, filter: Filter | undefined): Match | null {
  const filters: Filter[] = [];
  for (let one = filter; one !== undefined; one = one.also) filters.push(one);
  const tracks = all(filters.flatMap((one) => trackMasks(history.catalogue, one)));
  const circumstances = all(filters.flatMap((one) => circumstanceMasks(history.circumstances, one)));
  const hours = all(filters.flatMap(hourMasks));
  return tracks === null && circumstances === null && hours === null ? null : { tracks, circumstances, hours };
}

function trackMasks({ tracks, artists, albums, genres }: Catalogue, filter: Filter): Uint8Array[] {
  const masks: Uint8Array[] = [];
  if (filter.tracks) masks.push(among(tracks.id, filter.tracks));
  if (filter.albums) masks.push(pick(tracks.album, among(albums.id, filter.albums)));
  if (filter.artists) masks.push(anyOf(tracks.artists, among(artists.id, filter.artists)));
  if (filter.genres) masks.push(anyOf(tracks.artists, anyOf(artists.genres, among(genres, filter.genres))));
  return masks;
}

function circumstanceMasks(circumstances: Circumstances, filter: Filter): Uint8Array[] {
  const masks: Uint8Array[] = [];
  if (filter.devices) masks.push(pick(circumstances.device, among(DEVICE_KINDS, filter.devices)));
  if (filter.countries) masks.push(pick(circumstances.country, among(circumstances.countries, filter.countries)));
  if (filter.contexts) masks.push(pick(circumstances.context, among(circumstances.contexts, filter.contexts)));
  return masks;
}

function hourMasks(filter: Filter): Uint8Array[] {
  const masks: Uint8Array[] = [];
  const { hours, weekdays } = filter;
  if (hours) masks.push(Uint8Array.from({ length: 168 }, (_, hour) => Number(hours.includes(hour % 24))));
  if (weekdays)
    masks.push(Uint8Array.from({ length: 168 }, (_, hour) => Number(weekdays.includes(Math.floor(hour / 24)))));
  return masks;
}

/** Where all masks let through; null without any. */
function all(masks: readonly Uint8Array[]): Uint8Array | null {
  const [first, ...others] = masks;
  if (first === undefined) return null;
  for (const other of others) for (let i = 0; i < first.length; i++) first[i]! &= other[i]!;
  return first;
}

/** Which of the entries are wanted. */
function among<T>(entries: ArrayLike<T>, wanted: readonly T[]): Uint8Array {
  const set = new Set(wanted);
  const mask = new Uint8Array(entries.length);
  for (let i = 0; i < entries.length; i++) if (set.has(entries[i]!)) mask[i] = 1;
  return mask;
}

/** Which entries of a column of indexes point at something wanted; those that point at nothing never do. */
function pick(column: ArrayLike<number>, wanted: Uint8Array): Uint8Array {
  const mask = new Uint8Array(column.length);
  for (let i = 0; i < column.length; i++) mask[i] = wanted[column[i]!] ?? 0;
  return mask;
}

/** Which lists have at least one wanted member. */
function anyOf(lists: Lists, wanted: Uint8Array): Uint8Array {
  const mask = new Uint8Array(lists.start.length - 1);
  for (let i = 0; i < mask.length; i++) {
    for (let at = lists.start[i]!; at < lists.start[i + 1]!; at++) if (wanted[lists.values[at]!] === 1) mask[i] = 1;
  }
  return mask;
}
