import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Album } from '../../catalog/models/album.model';
import { CheckedArguments } from '../../platform/graphql/argument-checks';
import type { RequestContext } from '../../platform/graphql/request-context';
import { PlayConnection } from '../play.model';
import { ItemPlaysArgs } from '../plays.args';
import { toPlaysQuestion } from '../plays-question';
import { PlaysService } from '../plays.service';
import { checkStats } from '../stats/check-stats';
import { itemPlaysCost, itemStatsCost } from './item-cost';
import { ALBUM } from './item-kinds';
import { ItemStatsArgs } from './item-stats.args';
import { ItemStats } from './item-stats.model';
import { ItemsService } from './items.service';

/** What the signed-in listener's history says of an album. */
@Resolver(() => Album)
export class AlbumHistoryResolver {
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
    @Parent() { key }: Album,
    @Args() { period }: ItemStatsArgs,
    @Context() context: RequestContext,
  ): Promise<ItemStats> {
    return this.items.statsOf(ALBUM, { key, period }, context);
  }

  @ResolveField('plays', () => PlayConnection, {
    description: 'Every stored play of its tracks of the signed-in listener, newest first.',
    complexity: itemPlaysCost,
  })
  @CheckedArguments(toPlaysQuestion)
  playsOf(
    @Parent() { id }: Album,
    @Args() page: ItemPlaysArgs,
    @Context() context: RequestContext,
  ): Promise<PlayConnection> {
    return this.plays.pageOf({ ...page, albumId: id }, context);
  }
}
