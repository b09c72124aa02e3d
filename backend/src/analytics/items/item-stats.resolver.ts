import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Bucket, clock } from '@audiospective/listening';
import { statisticCost } from '../../platform/graphql/complexity';
import type { RequestLoaders } from '../../platform/graphql/loader-registry';
import type { RequestContext } from '../../platform/graphql/request-context';
import { rankCost } from '../ranks/rank-cost';
import { TOP_ALBUMS, TOP_TRACKS } from '../ranks/ranked-lists';
import { RanksArgs } from '../ranks/ranks.args';
import { TopAlbumConnection, TopTrackConnection } from '../ranks/ranks.model';
import { type RankSource, RanksService } from '../ranks/ranks.service';
import { Buckets, Timeline } from '../timeline/timeline.model';
import { timelineOf } from '../timeline/timelines';
import { type ItemInPeriod, ItemStats } from './item-stats.model';

const WITHIN = 'Ranked by plays or by time listened within this track, artist or album.';

@Resolver(() => ItemStats)
export class ItemStatsResolver {
  constructor(private readonly ranks: RanksService) {}

  @ResolveField(() => Timeline, {
    description: "Plays and time in steps of the listener's local time.",
    complexity: statisticCost,
  })
  timeline(
    @Parent() { item }: ItemStats,
    @Args('by', { type: () => Buckets, description: 'Length of a step.' }) by: Bucket,
  ): Timeline {
    return timelineOf(item.facts.own, by);
  }

  @ResolveField(() => [[Int]], {
    description: "Counted plays by weekday and hour in the listener's zone: 7 lists from Monday, each of 24 hours.",
    complexity: statisticCost,
  })
  clock({ item }: ItemStats): number[][] {
    return clock(item.facts.own);
  }

  @ResolveField(() => TopTrackConnection, { description: `Tracks. ${WITHIN}`, complexity: rankCost })
  topTracks(@Parent() { item }: ItemStats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_TRACKS, rankSourceOf(item, loaders), args);
  }

  @ResolveField(() => TopAlbumConnection, { description: `Albums of its tracks. ${WITHIN}`, complexity: rankCost })
  topAlbums(@Parent() { item }: ItemStats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_ALBUMS, rankSourceOf(item, loaders), args);
  }
}

function rankSourceOf({ facts, previous }: ItemInPeriod, loaders: RequestLoaders): RankSource {
  return { selection: () => Promise.resolve(facts.own), previous, loaders };
}
