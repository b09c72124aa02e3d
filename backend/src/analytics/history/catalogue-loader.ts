import type { Albums, Artists, Catalogue, Lists, Tracks } from '@audiospective/listening';
import { UNKNOWN } from '@audiospective/listening';
import type { Breather } from '../../platform/breather';
import type { Transaction } from '../../platform/database/database';
import { AlbumRows, ArtistRows, TrackRows, type CatalogueRows } from './catalogue-rows';
import { readAlbums, readArtists, readTracks, type CatalogueChanges, type NamedTable } from './catalogue.query';
import { DenseIndex } from './dense-index';
import { Dictionary } from './dictionary';
import { ListBuilder } from './lists';
import { sortedNames } from './name-order';

/** A catalogue that is known, and what has changed since. */
export interface KnownCatalogue {
  catalogue: Catalogue;
  changes: CatalogueChanges;
}

type Kind = 'tracks' | 'albums' | 'artists';
const KINDS: readonly Kind[] = ['tracks', 'albums', 'artists'];
const TABLES: Readonly<Record<Kind, NamedTable>> = { tracks: 'track', albums: 'album', artists: 'artist' };

/** Entries between two pauses. */
const ENTRIES_AT_ONCE = 4_096;

/** Reads what the catalogue says of the tracks of one history. What is known already is read again only where it has changed. */
export class CatalogueLoader {
  constructor(
    private readonly tx: Transaction,
    private readonly breather: Breather,
    private readonly known?: KnownCatalogue,
  ) {}

  /** The catalogue of these tracks, which keep their order; the known one itself when nothing of it is different. */
  async load(trackIds: Int32Array): Promise<Catalogue> {
    if (this.known && isCurrent(this.known, trackIds)) return this.known.catalogue;
    const albums = new DenseIndex();
    const artists = new DenseIndex();
    const tracks = await this.tracks(trackIds, albums, artists);
    return {
      tracks,
      albums: await this.albums(albums.values(0).slice()),
      ...(await this.artistsAndGenres(artists.values(0).slice())),
    };
  }

  private async tracks(id: Int32Array, albums: DenseIndex, artists: DenseIndex): Promise<Tracks> {
    const rows = new TrackRows();
    const nameOrder = await this.complete('tracks', id, rows, readTracks);
    const album = new Int32Array(id.length);
    const credits = new ListBuilder();
    const places = await this.places(id, rows, (place, index) => {
      const albumId = rows.album[place] as number;
      album[index] = albumId === 0 ? UNKNOWN : albums.indexOf(albumId);
      credits.copy(rows.artists, place, (artist) => artists.indexOf(artist));
    });
    const durationMs = places.map((place) => rows.durationMs[place] as number);
    const explicit = new Int8Array(places.map((place) => rows.explicit[place] as number));
    return { length: id.length, id, nameOrder, durationMs, explicit, album, artists: credits.build() };
  }

  private async albums(id: Int32Array): Promise<Albums> {
    const rows = new AlbumRows();
    const nameOrder = await this.complete('albums', id, rows, readAlbums);
    const releaseYear = new Int16Array(id.length);
    await this.places(id, rows, (place, index) => (releaseYear[index] = rows.releaseYear[place] as number));
    return { length: id.length, id, nameOrder, releaseYear };
  }

  private async artistsAndGenres(id: Int32Array): Promise<{ artists: Artists; genres: string[] }> {
    const rows = new ArtistRows(new Dictionary(this.known?.catalogue.genres));
    const nameOrder = await this.complete('artists', id, rows, readArtists);
    const lists = new ListBuilder();
    await this.places(id, rows, (place) => lists.copy(rows.genres, place, (genre) => genre));
    const { genres, names } = sortedGenres(lists.build(), rows.names.values);
    return { artists: { length: id.length, id, nameOrder, genres }, genres: names };
  }

  /** Fills rows with everything that these ids need: what is known and unchanged, and the rest from the database. Answers the name order. */
  private async complete<Rows extends CatalogueRows>(
    kind: Kind,
    ids: Int32Array,
    rows: Rows,
    read: (tx: Transaction, ids: Int32Array, rows: Rows) => Promise<void>,
  ): Promise<Uint32Array> {
    const known = await this.recall(kind, rows);
    const missing = ids.filter((id) => rows.index.find(id) < 0);
    await this.breather.breathe();
    if (missing.length > 0) await read(this.tx, missing, rows);
    const fresh = rows.index.values(0).slice(known);
    for (const id of missing) if (rows.index.find(id) < 0) rows.addUnknown(id);
    await this.breather.breathe();
    const kept = this.keptOrder(kind, indexOf(ids));
    await this.breather.breathe();
    const sorted = await sortedNames(this.tx, TABLES[kind], { kept, fresh });
    await this.breather.breathe();
    return ranks(ids, sorted);
  }

  /** Takes over what is known and has not changed; answers how many rows that is. */
  private async recall(kind: Kind, rows: CatalogueRows): Promise<number> {
    const { known } = this;
    const ids = known?.catalogue[kind].id ?? NONE;
    for (let index = 0; known && index < ids.length; index++) {
      if (!known.changes[kind].has(ids[index] as number)) rows.recall(known.catalogue, index);
      if (index % ENTRIES_AT_ONCE === 0) await this.breather.breathe();
    }
    return rows.index.length;
  }

  /** The order by name as far as it is known, of those that are wanted. */
  private keptOrder(kind: Kind, wanted: DenseIndex): Int32Array {
    if (!this.known) return NONE;
    const { id, nameOrder } = this.known.catalogue[kind];
    const changed = this.known.changes[kind];
    const sorted = new Int32Array(id.length);
    for (let index = 0; index < id.length; index++) sorted[nameOrder[index] as number] = id[index] as number;
    return sorted.filter((row) => wanted.find(row) >= 0 && !changed.has(row));
  }

  /** Finds the places of ids, and does something with each. */
  private async places(
    ids: Int32Array,
    { index: rows }: CatalogueRows,
    work: (place: number, index: number) => void,
  ): Promise<Int32Array> {
    const places = new Int32Array(ids.length);
    for (let index = 0; index < ids.length; index++) {
      const place = rows.find(ids[index] as number);
      places[index] = place;
      work(place, index);
      if (index % ENTRIES_AT_ONCE === 0) await this.breather.breathe();
    }
    return places;
  }
}

const NONE = new Int32Array();

/** Whether these are the very tracks, and nothing of what belongs to them has changed. */
function isCurrent({ catalogue, changes }: KnownCatalogue, trackIds: Int32Array): boolean {
  const { id } = catalogue.tracks;
  if (id.length !== trackIds.length || trackIds.some((track, index) => track !== id[index])) return false;
  return KINDS.every((kind) => changes[kind].size === 0 || !catalogue[kind].id.some((own) => changes[kind].has(own)));
}

/** Places in an order; what it does not have comes behind it. */
function ranks(ids: Int32Array, sorted: Int32Array): Uint32Array {
  const order = indexOf(sorted);
  const places = new Uint32Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    const place = order.find(ids[index] as number);
    places[index] = place < 0 ? sorted.length + index : place;
  }
  return places;
}

function indexOf(ids: Int32Array): DenseIndex {
  const index = new DenseIndex(ids.length);
  for (const id of ids) index.indexOf(id);
  return index;
}

/** The genres that occur, in alphabetical order, and the lists with their new indexes. */
function sortedGenres(lists: Lists, all: readonly string[]): { genres: Lists; names: string[] } {
  const used = Array.from(new Set(lists.values), (former) => ({ former, bytes: Buffer.from(all[former] as string) }));
  used.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const renumbered = new Uint32Array(all.length);
  used.forEach(({ former }, index) => (renumbered[former] = index));
  return {
    genres: { start: lists.start, values: lists.values.map((former) => renumbered[former] as number) },
    names: used.map(({ former }) => all[former] as string),
  };
}
