import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { TRACKS } from '../catalog/loaders/track.loader';
import { Track } from '../catalog/models/track.model';
import { CheckedArguments } from '../platform/graphql/argument-checks';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { Play, PlayConnection } from './play.model';
import { PlaysArgs } from './plays.args';
import { playsCost } from './plays-cost';
import { toPlaysQuestion } from './plays-question';
import { PlaysService } from './plays.service';

@Resolver(() => Viewer)
export class ViewerPlaysResolver {
  constructor(private readonly plays: PlaysService) {}

  @ResolveField('plays', () => PlayConnection, {
    description:
      'Every stored play for which all conditions hold, newest first. An id that names nothing of the listener matches nothing.',
    complexity: playsCost,
  })
  @CheckedArguments(toPlaysQuestion)
  playsOf(
    @Parent() viewer: Viewer,
    @Args() args: PlaysArgs,
    @Context() context: RequestContext,
  ): Promise<PlayConnection> {
    return this.plays.page(viewer, args, context);
  }
}

@Resolver(() => Play)
export class PlayResolver {
  @ResolveField(() => Track, { description: 'What was played.' })
  track(@Parent() { trackId }: Play, @Context() { loaders }: RequestContext): Promise<Track> {
    return loaders.get(TRACKS).load(trackId);
  }
}
