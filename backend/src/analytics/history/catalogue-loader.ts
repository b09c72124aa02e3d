import { UNKNOWN, type Albums, type Artists, type Catalogue, type Tracks } from '@audiospective/listening';
import type { Transaction } from '../../platform/database/database';
import type { Breather } from './breather';
import {
  readAlbums,
  readArtists,
  readTracks,
  type AlbumFacts,
  type ArtistFacts,
  type CatalogueChanges,
  type TrackFacts,
} from './catalogue.query';
import { Dictionary } from './dictionary';
import { ListBuilder, listOf } from './list-builder';
import { readNameOrder } from './name-order';

/** A catalogue that is known, and what has changed since. */
export interface KnownCatalogue {
  catalogue: Catalogue;
  changes: CatalogueChanges;
}

/** A play may name a track that the catalogue does not have: nothing else is known of it. */
const NO_TRACK: TrackFacts = { durationMs: UNKNOWN, explicit: UNKNOWN, albumId: 0, artistIds: [] };
const NO_ALBUM: AlbumFacts = { releaseYear: UNKNOWN };
const NO_ARTIST: ArtistFacts = { genres: [] };

/** Entries between two pauses. */
const ENTRIES_AT_ONCE = 1_000;

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
    const albums = new Dictionary<number>();
    const artists = new Dictionary<number>();
    const tracks = await this.tracks(trackIds, albums, artists);
    return {
      tracks,
      albums: await this.albums(Int32Array.from(albums.values)),
      ...(await this.artistsAndGenres(Int32Array.from(artists.values))),
    };
  }

  private async tracks(id: Int32Array, albums: Dictionary<number>, artists: Dictionary<number>): Promise<Tracks> {
    const factsOf = await this.facts('tracks', id, readTracks, recallTrack);
    const [durationMs, explicit, album] = [
      new Int32Array(id.length),
      new Int8Array(id.length),
      new Int32Array(id.length),
    ];
    const credits = new ListBuilder();
    await this.forEach(id, (track, i) => {
      const facts = factsOf(track) ?? NO_TRACK;
      durationMs[i] = facts.durationMs;
      explicit[i] = facts.explicit;
      album[i] = facts.albumId === 0 ? UNKNOWN : albums.indexOf(facts.albumId);
      credits.add(facts.artistIds.map((artist) => artists.indexOf(artist)));
    });
    const nameOrder = await this.nameOrder('tracks', id);
    return { length: id.length, id, nameOrder, durationMs, explicit, album, artists: credits.build() };
  }

  private async albums(id: Int32Array): Promise<Albums> {
    const factsOf = await this.facts('albums', id, readAlbums, recallAlbum);
    const releaseYear = Int16Array.from(id, (album) => (factsOf(album) ?? NO_ALBUM).releaseYear);
    return { length: id.length, id, nameOrder: await this.nameOrder('albums', id), releaseYear };
  }

  private async artistsAndGenres(id: Int32Array): Promise<{ artists: Artists; genres: string[] }> {
    const factsOf = await this.facts('artists', id, readArtists, recallArtist);
    const genresOf = Array.from(id, (artist) => (factsOf(artist) ?? NO_ARTIST).genres);
    const genres = sortedByCodePoint(new Set(genresOf.flat()));
    const indexes = new Dictionary(genres);
    const lists = new ListBuilder();
    for (const names of genresOf) lists.add(names.map((name) => indexes.indexOf(name)));
    const nameOrder = await this.nameOrder('artists', id);
    return { artists: { length: id.length, id, nameOrder, genres: lists.build() }, genres };
  }

  /** Looks facts up by id: of rows that are known and unchanged in what is known, of the others in the database. */
  private async facts<F>(
    kind: Kind,
    ids: Int32Array,
    read: (tx: Transaction, ids: Int32Array) => Promise<Map<number, F>>,
    recall: (before: Catalogue, index: number) => F,
  ): Promise<(id: number) => F | undefined> {
    const places = new Map<number, number>();
    const { known } = this;
    known?.catalogue[kind].id.forEach((id, index) => known.changes[kind].has(id) || places.set(id, index));
    const missing = ids.filter((id) => !places.has(id));
    const fresh = missing.length > 0 ? await read(this.tx, missing) : new Map<number, F>();
    return (id) => {
      const place = places.get(id);
      return known && place !== undefined ? recall(known.catalogue, place) : fresh.get(id);
    };
  }

  private nameOrder(kind: Kind, ids: Int32Array): Promise<Uint32Array> {
    const { known } = this;
    const before = known && { ...known.catalogue[kind], changed: known.changes[kind] };
    return readNameOrder(this.tx, TABLES[kind], ids, before);
  }

  private async forEach(ids: Int32Array, work: (id: number, index: number) => void): Promise<void> {
    for (let i = 0; i < ids.length; i++) {
      work(ids[i] as number, i);
      if (i % ENTRIES_AT_ONCE === 0) await this.breather.breathe();
    }
  }
}

type Kind = 'tracks' | 'albums' | 'artists';
const TABLES = { tracks: 'track', albums: 'album', artists: 'artist' } as const;
const KINDS: readonly Kind[] = ['tracks', 'albums', 'artists'];

/** Whether these are the very tracks, and nothing of what belongs to them has changed. */
function isCurrent({ catalogue, changes }: KnownCatalogue, trackIds: Int32Array): boolean {
  const { id } = catalogue.tracks;
  if (id.length !== trackIds.length || trackIds.some((track, index) => track !== id[index])) return false;
  return KINDS.every((kind) => changes[kind].size === 0 || !catalogue[kind].id.some((own) => changes[kind].has(own)));
}

function recallTrack({ tracks, albums, artists }: Catalogue, index: number): TrackFacts {
  const album = tracks.album[index] as number;
  return {
    durationMs: tracks.durationMs[index] as number,
    explicit: tracks.explicit[index] as number,
    albumId: album === UNKNOWN ? 0 : (albums.id[album] as number),
    artistIds: Array.from(listOf(tracks.artists, index), (artist) => artists.id[artist] as number),
  };
}

function recallAlbum({ albums }: Catalogue, index: number): AlbumFacts {
  return { releaseYear: albums.releaseYear[index] as number };
}

function recallArtist({ artists, genres }: Catalogue, index: number): ArtistFacts {
  return { genres: Array.from(listOf(artists.genres, index), (genre) => genres[genre] as string) };
}

function sortedByCodePoint(names: Iterable<string>): string[] {
  const encoded = Array.from(names, (name) => ({ name, bytes: Buffer.from(name) }));
  return encoded.sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ name }) => name);
}
