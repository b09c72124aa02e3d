import { Args, ArgsType, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TRACKS } from '../catalog/loaders/track.loader';
import { Track } from '../catalog/models/track.model';
import { pageArgs } from '../platform/graphql/connection';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { Play, PlayConnection } from './play.model';
import { PlaysService } from './plays.service';

@ArgsType()
class PlaysArgs extends pageArgs(20) {}

@Resolver(() => Viewer)
export class ViewerPlaysResolver {
  constructor(private readonly plays: PlaysService) {}

  @ResolveField('plays', () => PlayConnection, { description: 'Every stored play, newest first.' })
  playsOf(@Parent() viewer: Viewer, @Args() page: PlaysArgs): Promise<PlayConnection> {
    return this.plays.page(viewer, page);
  }
}

@Resolver(() => Play)
export class PlayResolver {
  @ResolveField(() => Track, { description: 'What was played.' })
  track(@Parent() { trackId }: Play, @Context() { loaders }: RequestContext): Promise<Track> {
    return loaders.get(TRACKS).load(trackId);
  }
}
