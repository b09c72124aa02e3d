import { UNKNOWN } from '@audiospective/listening';
import { copyRows, type BinaryRow } from '../../platform/database/copy-rows';
import type { Transaction } from '../../platform/database/database';
import type { AlbumRows, ArtistRows, TrackRows } from './catalogue-rows';

/** The tables whose rows have names. */
export type NamedTable = 'track' | 'artist' | 'album';

const among = (ids: Int32Array) => `ANY('{${ids.join()}}'::int[])`;
/** By code point, then by id: a total order. */
const BY_NAME = 'ORDER BY name COLLATE "C", id';

/** Adds tracks in the order of their names; ids that do not exist are left out. */
export function readTracks(tx: Transaction, ids: Int32Array, rows: TrackRows): Promise<void> {
  const select = `SELECT id, coalesce(duration_ms, ${UNKNOWN}), coalesce(explicit::int, ${UNKNOWN}), coalesce(album_id, 0), artist_ids
    FROM track WHERE id = ${among(ids)} ${BY_NAME}`;
  return copyRows(tx, select, (row) => {
    rows.add(row.int(0), row.int(1), row.int(2));
    rows.album.push(row.int(3));
    row.appendInts(4, rows.artists.values);
    rows.artists.close();
  });
}

/** Adds albums in the order of their names. */
export function readAlbums(tx: Transaction, ids: Int32Array, rows: AlbumRows): Promise<void> {
  const select = `SELECT id, coalesce(date_part('year', release_date)::int, ${UNKNOWN}) FROM album WHERE id = ${among(ids)} ${BY_NAME}`;
  return copyRows(tx, select, (row) => rows.add(row.int(0), row.int(1)));
}

/** Adds artists in the order of their names, and the names of their genres. */
export async function readArtists(tx: Transaction, ids: Int32Array, rows: ArtistRows): Promise<void> {
  const { values } = rows.genres;
  const first = values.length;
  await copyRows(tx, `SELECT id, genre_ids FROM artist WHERE id = ${among(ids)} ${BY_NAME}`, (row) => {
    rows.index.indexOf(row.int(0));
    row.appendInts(1, values);
    rows.genres.close();
  });
  const wanted = Int32Array.from(new Set(values.slice(first)));
  const genres = new Map<number, number>();
  await copyRows(tx, `SELECT id, name FROM genre WHERE id = ${among(wanted)}`, (row) =>
    genres.set(row.int(0), rows.names.indexOf(row.text(1))),
  );
  for (let i = first; i < values.length; i++) values[i] = genres.get(values[i] as number) as number;
}

/** Names in UTF-8, which sorts like code points. */
export async function readNames(tx: Transaction, table: NamedTable, ids: Int32Array): Promise<Map<number, Buffer>> {
  const names = new Map<number, Buffer>();
  await copyRows(tx, `SELECT id, name FROM ${table} WHERE id = ${among(ids)}`, (row) =>
    names.set(row.int(0), Buffer.from(row.bytes(1))),
  );
  return names;
}

/** The ids of rows that exist, by their names. */
export async function sortByName(tx: Transaction, table: NamedTable, ids: Int32Array): Promise<Int32Array> {
  const sorted: number[] = [];
  const take = (row: BinaryRow) => sorted.push(row.int(0));
  await copyRows(tx, `SELECT id FROM ${table} WHERE id = ${among(ids)} ${BY_NAME}`, take);
  return Int32Array.from(sorted);
}

/** Rows of the catalogue that have changed. */
export interface CatalogueChanges {
  tracks: ReadonlySet<number>;
  artists: ReadonlySet<number>;
  albums: ReadonlySet<number>;
}

export const NO_CHANGES: CatalogueChanges = { tracks: new Set(), artists: new Set(), albums: new Set() };

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
