import { UNKNOWN, type Catalogue } from '@audiospective/listening';
import { DenseIndex } from './dense-index';
import { Dictionary } from './dictionary';
import { ListBuilder } from './lists';

/** Rows of the catalogue in columns: those that are known, then those that are read. Whatever refers to rows has keys of the database. */
export interface CatalogueRows {
  /** Ids, and their places in the columns. */
  readonly index: DenseIndex;
  /** Takes over what a catalogue says of the row at an index. */
  recall(catalogue: Catalogue, index: number): void;
  /** A row of which nothing is known: a play may name a track that does not exist. */
  addUnknown(id: number): void;
}

/** Tracks; album 0 means none. */
export class TrackRows implements CatalogueRows {
  readonly index = new DenseIndex();
  readonly durationMs: number[] = [];
  readonly explicit: number[] = [];
  readonly album: number[] = [];
  readonly artists = new ListBuilder();

  recall({ tracks, albums, artists }: Catalogue, index: number): void {
    const album = tracks.album[index] as number;
    this.add(tracks.id[index] as number, tracks.durationMs[index] as number, tracks.explicit[index] as number);
    this.album.push(album === UNKNOWN ? 0 : (albums.id[album] as number));
    this.artists.copy(tracks.artists, index, (artist) => artists.id[artist] as number);
  }

  addUnknown(id: number): void {
    this.add(id, UNKNOWN, UNKNOWN);
    this.album.push(0);
    this.artists.close();
  }

  /** Album and artists follow. */
  add(id: number, durationMs: number, explicit: number): void {
    this.index.indexOf(id);
    this.durationMs.push(durationMs);
    this.explicit.push(explicit);
  }
}

export class AlbumRows implements CatalogueRows {
  readonly index = new DenseIndex();
  readonly releaseYear: number[] = [];

  recall({ albums }: Catalogue, index: number): void {
    this.add(albums.id[index] as number, albums.releaseYear[index] as number);
  }

  addUnknown(id: number): void {
    this.add(id, UNKNOWN);
  }

  add(id: number, releaseYear: number): void {
    this.index.indexOf(id);
    this.releaseYear.push(releaseYear);
  }
}

/** Artists; genres by their index in `names`. */
export class ArtistRows implements CatalogueRows {
  readonly index = new DenseIndex();
  readonly genres = new ListBuilder();

  constructor(readonly names: Dictionary<string>) {}

  /** `names` has to begin with the genres of the catalogue. */
  recall({ artists }: Catalogue, index: number): void {
    this.index.indexOf(artists.id[index] as number);
    this.genres.copy(artists.genres, index, (genre) => genre);
  }

  addUnknown(id: number): void {
    this.index.indexOf(id);
    this.genres.close();
  }
}
