import { Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { LoaderRegistry } from '../platform/graphql/loader-registry';
import { AlbumResolver } from './album.resolver';
import { ALBUMS, loadAlbums } from './loaders/album.loader';
import { ARTISTS, loadArtists } from './loaders/artist.loader';
import { loadTracks, TRACKS } from './loaders/track.loader';
import { TrackResolver } from './track.resolver';

/** The catalogue as the API shows it: tracks, albums and artists, each kind read in sets. */
@Module({ providers: [TrackResolver, AlbumResolver] })
export class CatalogApiModule implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderRegistry,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.loaders.register(TRACKS, (keys) => loadTracks(this.database, keys));
    this.loaders.register(ALBUMS, (keys) => loadAlbums(this.database, keys));
    this.loaders.register(ARTISTS, (keys) => loadArtists(this.database, keys));
  }
}
