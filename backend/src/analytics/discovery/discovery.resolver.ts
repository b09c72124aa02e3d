import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { statisticCost } from '../../platform/graphql/complexity';
import type { RequestContext } from '../../platform/graphql/request-context';
import { rankCost } from '../ranks/rank-cost';
import { CheckedRanks } from '../ranks/rank-cursors';
import { DISCOVERED_ALBUMS, DISCOVERED_ARTISTS, DISCOVERED_TRACKS } from '../ranks/ranked-lists';
import { RanksArgs } from '../ranks/ranks.args';
import { TopAlbumConnection, TopArtistConnection, TopTrackConnection } from '../ranks/ranks.model';
import { RanksService } from '../ranks/ranks.service';
import { Stats } from '../stats/stats.model';
import { Discovery } from './discovery.model';

@Resolver(() => Stats)
export class StatsDiscoveryResolver {
  @ResolveField(() => Discovery, { description: 'What was played for the first time.', complexity: statisticCost })
  async discovery(stats: Stats): Promise<Discovery> {
    return new Discovery(stats, await stats.selection());
  }
}

@Resolver(() => Discovery)
export class DiscoveryResolver {
  constructor(private readonly ranks: RanksService) {}

  @ResolveField(() => TopTrackConnection, { description: 'New tracks, ranked among themselves.', complexity: rankCost })
  @CheckedRanks(DISCOVERED_TRACKS)
  topTracks(@Parent() { stats }: Discovery, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(DISCOVERED_TRACKS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopArtistConnection, {
    description: 'New artists, ranked among themselves.',
    complexity: rankCost,
  })
  @CheckedRanks(DISCOVERED_ARTISTS)
  topArtists(@Parent() { stats }: Discovery, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(DISCOVERED_ARTISTS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopAlbumConnection, { description: 'New albums, ranked among themselves.', complexity: rankCost })
  @CheckedRanks(DISCOVERED_ALBUMS)
  topAlbums(@Parent() { stats }: Discovery, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(DISCOVERED_ALBUMS, { ...stats, loaders }, args);
  }
}
