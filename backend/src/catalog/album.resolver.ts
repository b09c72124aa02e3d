import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../platform/graphql/request-context';
import { ARTISTS } from './loaders/artist.loader';
import { Album } from './models/album.model';
import { Artist } from './models/artist.model';

@Resolver(() => Album)
export class AlbumResolver {
  @ResolveField(() => Artist, {
    description: 'The first of its artists. Its tracks may all be by others: then it has no plays.',
  })
  artist(@Parent() { artistId }: Album, @Context() { loaders }: RequestContext): Promise<Artist> {
    return loaders.get(ARTISTS).load(artistId);
  }
}
