import { UNKNOWN } from '@audiospective/listening';
import type { Transaction } from '../../platform/database/database';
import { copyRows, type BinaryRow } from '../../platform/database/copy-rows';

/** What the catalogue says of a track; ids are those of the database. */
export interface TrackFacts {
  durationMs: number;
  explicit: number;
  /** 0 for none. */
  albumId: number;
  artistIds: readonly number[];
}

export interface AlbumFacts {
  releaseYear: number;
}

export interface ArtistFacts {
  /** Names. */
  genres: readonly string[];
}

/** The tables whose rows have names. */
export type NamedTable = 'track' | 'artist' | 'album';

const ids = (numbers: Iterable<number>) => `ANY('{${[...numbers].join()}}'::int[])`;

async function readById<T>(tx: Transaction, select: string, toFacts: (row: BinaryRow) => T): Promise<Map<number, T>> {
  const facts = new Map<number, T>();
  await copyRows(tx, select, (row) => facts.set(row.int(0), toFacts(row)));
  return facts;
}

export function readTracks(tx: Transaction, trackIds: Iterable<number>): Promise<Map<number, TrackFacts>> {
  const select = `SELECT id, coalesce(duration_ms, ${UNKNOWN}), coalesce(explicit::int, ${UNKNOWN}), coalesce(album_id, 0), artist_ids
    FROM track WHERE id = ${ids(trackIds)}`;
  return readById(tx, select, (row) => ({
    durationMs: row.int(1),
    explicit: row.int(2),
    albumId: row.int(3),
    artistIds: row.ints(4),
  }));
}

export function readAlbums(tx: Transaction, albumIds: Iterable<number>): Promise<Map<number, AlbumFacts>> {
  const select = `SELECT id, coalesce(date_part('year', release_date)::int, ${UNKNOWN}) FROM album WHERE id = ${ids(albumIds)}`;
  return readById(tx, select, (row) => ({ releaseYear: row.int(1) }));
}

export async function readArtists(tx: Transaction, artistIds: Iterable<number>): Promise<Map<number, ArtistFacts>> {
  const genreIds = await readById(tx, `SELECT id, genre_ids FROM artist WHERE id = ${ids(artistIds)}`, (row) =>
    row.ints(1),
  );
  const wanted = new Set([...genreIds.values()].flat());
  const names = await readById(tx, `SELECT id, name FROM genre WHERE id = ${ids(wanted)}`, (row) => row.text(1));
  const namesOf = (own: readonly number[]) => own.map((id) => names.get(id) as string);
  return new Map([...genreIds].map(([id, own]) => [id, { genres: namesOf(own) }]));
}

/** Names in UTF-8, which sorts like code points. */
export function readNames(tx: Transaction, table: NamedTable, all: Iterable<number>): Promise<Map<number, Buffer>> {
  return readById(tx, `SELECT id, name FROM ${table} WHERE id = ${ids(all)}`, (row) => Buffer.from(row.bytes(1)));
}

/** Sorts the ids of rows that exist by name (code points), then by id. */
export async function sortByName(tx: Transaction, table: NamedTable, all: Int32Array): Promise<Int32Array> {
  const sorted: number[] = [];
  const select = `SELECT id FROM ${table} WHERE id = ${ids(all)} ORDER BY name COLLATE "C", id`;
  await copyRows(tx, select, (row) => sorted.push(row.int(0)));
  return Int32Array.from(sorted);
}

/** Rows of the catalogue that have changed. */
export interface CatalogueChanges {
  tracks: ReadonlySet<number>;
  artists: ReadonlySet<number>;
  albums: ReadonlySet<number>;
}

/** What changed in the catalogue between two versions; null when that has been forgotten in part. */
export async function readChanges(tx: Transaction, from: string, to: string): Promise<CatalogueChanges | null> {
  const [known] = await tx.query<{ changes: string }>(
    'SELECT count(*) AS changes FROM catalog_change WHERE version > $1 AND version <= $2',
    [from, to],
  );
  if (BigInt(known?.changes ?? 0) !== BigInt(to) - BigInt(from)) return null;
  const kinds = [new Set<number>(), new Set<number>(), new Set<number>()] as const;
  const changed = (kind: number, column: string) =>
    `SELECT ${kind}, id FROM catalog_change, unnest(${column}) AS id WHERE version > ${BigInt(from)} AND version <= ${BigInt(to)}`;
  const select = [changed(0, 'track_ids'), changed(1, 'artist_ids'), changed(2, 'album_ids')].join(' UNION ');
  await copyRows(tx, select, (row) => kinds[row.int(0)]?.add(row.int(1)));
  const [tracks, artists, albums] = kinds;
  return { tracks, artists, albums };
}
