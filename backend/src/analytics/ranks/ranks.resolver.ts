import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Stats } from '../stats/stats.model';
import { rankCost } from './rank-cost';
import { CheckedRanks } from './rank-cursors';
import { TOP_ALBUMS, TOP_ARTISTS, TOP_CONTEXTS, TOP_GENRES, TOP_TRACKS } from './ranked-lists';
import { RanksArgs } from './ranks.args';
import {
  TopAlbumConnection,
  TopArtistConnection,
  TopContextConnection,
  TopGenreConnection,
  TopTrackConnection,
} from './ranks.model';
import { RanksService } from './ranks.service';

const RANKED = 'Ranked by plays or by time listened; only what has at least one counted play makes a rank.';

@Resolver(() => Stats)
export class RanksResolver {
  constructor(private readonly ranks: RanksService) {}

  @ResolveField(() => TopTrackConnection, { description: `Tracks. ${RANKED}`, complexity: rankCost })
  @CheckedRanks(TOP_TRACKS)
  topTracks(@Parent() stats: Stats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_TRACKS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopArtistConnection, {
    description: `Artists; a play counts for every artist that its track credits. ${RANKED}`,
    complexity: rankCost,
  })
  @CheckedRanks(TOP_ARTISTS)
  topArtists(@Parent() stats: Stats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_ARTISTS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopAlbumConnection, { description: `Albums. ${RANKED}`, complexity: rankCost })
  @CheckedRanks(TOP_ALBUMS)
  topAlbums(@Parent() stats: Stats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_ALBUMS, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopGenreConnection, {
    description: `Genres; a play counts once for every genre that an artist of its track has. ${RANKED}`,
    complexity: rankCost,
  })
  @CheckedRanks(TOP_GENRES)
  topGenres(@Parent() stats: Stats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_GENRES, { ...stats, loaders }, args);
  }

  @ResolveField(() => TopContextConnection, {
    description: `Playlists, albums and other places that plays were started from, as far as polls tell. ${RANKED}`,
    complexity: rankCost,
  })
  @CheckedRanks(TOP_CONTEXTS)
  topContexts(@Parent() stats: Stats, @Args() args: RanksArgs, @Context() { loaders }: RequestContext) {
    return this.ranks.page(TOP_CONTEXTS, { ...stats, loaders }, args);
  }
}
