import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Bucket, clock } from '@audiospective/listening';
import { statisticCost } from '../../platform/graphql/complexity';
import type { RequestContext } from '../../platform/graphql/request-context';
import { rankCost } from '../ranks/rank-cost';
import { TOP_ALBUMS, TOP_TRACKS } from '../ranks/ranked-lists';
import { RanksArgs } from '../ranks/ranks.args';
import { TopAlbumConnection, TopTrackConnection } from '../ranks/ranks.model';
import { RanksService } from '../ranks/ranks.service';
import { Buckets, Timeline } from '../timeline/timeline.model';
import { timelineOf } from '../timeline/timelines';
import { ItemStats } from './item-stats.model';

const WITHIN = 'Ranked by plays or by time listened within this track, artist or album.';

@Resolver(() => ItemStats)
export class ItemStatsResolver {
  constructor(private readonly ranks: RanksService) {}

  @ResolveField(() => Timeline, {
    description: "Plays and time in steps of the listener's local time.",
    complexity: statisticCost,
  })
  async timeline(
    @Parent() { selection }: ItemStats,
    @Args('by', { type: () => Buckets, description: 'Length of a step.' }) by: Bucket,
  ): Promise<Timeline> {
    return timelineOf(await selection(), by);
  }

  @ResolveField(() => [[Int]], {
    description: "Counted plays by weekday and hour in the listener's zone: 7 lists from Monday, each of 24 hours.",
    complexity: statisticCost,
  })
  async clock({ selection }: ItemStats): Promise<number[][]> {
    return clock(await selection());
  }

  @ResolveField(() => TopTrackConnection, { description: `Tracks. ${WITHIN}`, complexity: rankCost })
  topTracks(@Parent() stats: ItemStats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_TRACKS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopAlbumConnection, { description: `Albums of its tracks. ${WITHIN}`, complexity: rankCost })
  topAlbums(@Parent() stats: ItemStats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_ALBUMS, { ...stats, loaders }, args);
  }
}
