import { Args, ArgsType, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { pageArgs } from '../platform/graphql/connection';
import type { RequestContext } from '../platform/graphql/request-context';
import { Viewer } from '../platform/graphql/viewer.model';
import { PeriodInput } from './period.input';
import { Stats, TopTrackConnection, Totals } from './stats.model';
import { StatsService } from './stats.service';
import { TopTracksService } from './top-tracks.service';

@ArgsType()
class TopTracksArgs extends pageArgs(10) {}

@Resolver(() => Viewer)
export class ViewerStatsResolver {
  constructor(private readonly stats: StatsService) {}

  @ResolveField('stats', () => Stats, { description: 'What the archive tells about a period.' })
  statsOf(
    @Parent() viewer: Viewer,
    @Args('period', { description: 'Exactly one of its forms.' }) period: PeriodInput,
  ): Promise<Stats> {
    return this.stats.statsOf(viewer, period);
  }
}

@Resolver(() => Stats)
export class StatsResolver {
  constructor(private readonly tracks: TopTracksService) {}

  @ResolveField(() => Totals, { description: 'Sums over the period.' })
  totals(@Parent() { selection }: Stats): Totals {
    return { selection };
  }

  @ResolveField(() => TopTrackConnection, {
    description: 'Ranked by plays, then by time listened, then by name; only counted plays make a rank.',
  })
  topTracks(
    @Parent() { selection }: Stats,
    @Args() page: TopTracksArgs,
    @Context() { loaders }: RequestContext,
  ): Promise<TopTrackConnection> {
    return this.tracks.page(selection, page, loaders);
  }
}
