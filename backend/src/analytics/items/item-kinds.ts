import type { Catalogue, ItemKind as ItemKindOfEngine } from '@audiospective/listening';
import { ALBUMS } from '../../catalog/loaders/album.loader';
import { ARTISTS } from '../../catalog/loaders/artist.loader';
import { TRACKS } from '../../catalog/loaders/track.loader';
import type { Album } from '../../catalog/models/album.model';
import type { Artist } from '../../catalog/models/artist.model';
import type { Track } from '../../catalog/models/track.model';
import type { LoaderToken } from '../../platform/graphql/loader-registry';

/** What has a page of its own and can be searched for, as the engine names it. */
export type ItemKindName = Exclude<ItemKindOfEngine, 'GENRES'>;

/** A kind of thing with a page of its own. */
export interface ItemKind<Item> {
  kind: ItemKindName;
  /** Name of its type in the schema. */
  type: string;
  loader: LoaderToken<number, Item>;
  /** Keys in the database, by index in a history. */
  ids: (catalogue: Catalogue) => Int32Array;
}

export const TRACK: ItemKind<Track> = {
  kind: 'TRACKS',
  type: 'Track',
  loader: TRACKS,
  ids: ({ tracks }) => tracks.id,
};

export const ARTIST: ItemKind<Artist> = {
  kind: 'ARTISTS',
  type: 'Artist',
  loader: ARTISTS,
  ids: ({ artists }) => artists.id,
};

export const ALBUM: ItemKind<Album> = {
  kind: 'ALBUMS',
  type: 'Album',
  loader: ALBUMS,
  ids: ({ albums }) => albums.id,
};
