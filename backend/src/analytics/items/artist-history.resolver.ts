import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Artist } from '../../catalog/models/artist.model';
import { CheckedArguments } from '../../platform/graphql/argument-checks';
import type { RequestContext } from '../../platform/graphql/request-context';
import { PlayConnection } from '../play.model';
import { ItemPlaysArgs } from '../plays.args';
import { toPlaysQuestion } from '../plays-question';
import { PlaysService } from '../plays.service';
import { checkStats } from '../stats/check-stats';
import { itemPlaysCost, itemStatsCost } from './item-cost';
import { ARTIST } from './item-kinds';
import { ItemStatsArgs } from './item-stats.args';
import { ItemStats } from './item-stats.model';
import { ItemsService } from './items.service';

/** What the signed-in listener's history says of an artist. */
@Resolver(() => Artist)
export class ArtistHistoryResolver {
  constructor(
    private readonly items: ItemsService,
    private readonly plays: PlaysService,
  ) {}

  @ResolveField('stats', () => ItemStats, {
    description: 'What a period of the signed-in listener says of it.',
    complexity: itemStatsCost,
  })
  @CheckedArguments(checkStats)
  statsOf(
    @Parent() { key }: Artist,
    @Args() { period }: ItemStatsArgs,
    @Context() context: RequestContext,
  ): Promise<ItemStats> {
    return this.items.statsOf(ARTIST, { key, period }, context);
  }

  @ResolveField('plays', () => PlayConnection, {
    description: 'Every stored play of tracks that credit the artist of the signed-in listener, newest first.',
    complexity: itemPlaysCost,
  })
  @CheckedArguments(toPlaysQuestion)
  playsOf(
    @Parent() { id }: Artist,
    @Args() page: ItemPlaysArgs,
    @Context() context: RequestContext,
  ): Promise<PlayConnection> {
    return this.plays.pageOf({ ...page, artistId: id }, context);
  }
}
