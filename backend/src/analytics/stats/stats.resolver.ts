import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CheckedArguments } from '../../platform/graphql/argument-checks';
import { selectionCost } from '../../platform/graphql/complexity';
import type { RequestContext } from '../../platform/graphql/request-context';
import { Viewer } from '../../platform/graphql/viewer.model';
import { checkStats } from './check-stats';
import { StatsArgs } from './stats.args';
import { Stats } from './stats.model';
import { StatsService } from './stats.service';

@Resolver(() => Viewer)
export class ViewerStatsResolver {
  constructor(private readonly stats: StatsService) {}

  @ResolveField('stats', () => Stats, {
    description: 'What the archive tells about a period.',
    complexity: selectionCost,
  })
  @CheckedArguments(checkStats)
  statsOf(@Parent() viewer: Viewer, @Args() args: StatsArgs, @Context() context: RequestContext): Stats {
    return this.stats.statsOf(viewer, args, context);
  }
}

@Resolver(() => Stats)
export class StatsResolver {
  @ResolveField(() => Stats, {
    nullable: true,
    description:
      'The same about `comparedWith`, or about the period of the same kind just before; null for all time on its own.',
    complexity: selectionCost,
  })
  previous({ previous }: Stats): Stats | null {
    return previous();
  }
}
