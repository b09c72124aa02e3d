import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../platform/graphql/request-context';
import { ALBUMS } from './loaders/album.loader';
import { ARTISTS } from './loaders/artist.loader';
import { Album } from './models/album.model';
import { Artist } from './models/artist.model';
import { Track } from './models/track.model';

@Resolver(() => Track)
export class TrackResolver {
  @ResolveField(() => Album, { nullable: true, description: 'Null when no source has named it.' })
  album(@Parent() { albumId }: Track, @Context() { loaders }: RequestContext): Promise<Album> | null {
    return albumId === null ? null : loaders.get(ALBUMS).load(albumId);
  }

  @ResolveField(() => [Artist], { description: 'At least one, in the order of the credits.' })
  artists(@Parent() { artistIds }: Track, @Context() { loaders }: RequestContext): Promise<Artist[]> {
    const artists = loaders.get(ARTISTS);
    return Promise.all(artistIds.map((id) => artists.load(id)));
  }
}
