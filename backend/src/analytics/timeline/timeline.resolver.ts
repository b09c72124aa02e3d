import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Bucket, clock } from '@audiospective/listening';
import { statisticCost } from '../../platform/graphql/complexity';
import { Stats } from '../stats/stats.model';
import { Buckets, Calendar, Timeline } from './timeline.model';
import { calendarOf, checkSteps, timelineOf } from './timelines';

/** When plays were, over the period and over the week. */
@Resolver(() => Stats)
export class TimelineResolver {
  @ResolveField(() => Timeline, {
    description: "Plays and time in steps of the listener's local time.",
    complexity: statisticCost,
  })
  async timeline(
    @Parent() { question, selectionInTurn }: Stats,
    @Args('by', { type: () => Buckets, description: 'Length of a step.' }) by: Bucket,
  ): Promise<Timeline> {
    checkSteps(question, by);
    return timelineOf(await selectionInTurn(), by);
  }

  @ResolveField(() => [[Int]], {
    description: "Counted plays by weekday and hour in the listener's zone: 7 lists from Monday, each of 24 hours.",
    complexity: statisticCost,
  })
  async clock({ selection }: Stats): Promise<number[][]> {
    return clock(await selection());
  }

  @ResolveField(() => Calendar, {
    description: "The period day by day in the listener's zone.",
    complexity: statisticCost,
  })
  async calendar({ question, selectionInTurn }: Stats): Promise<Calendar> {
    checkSteps(question, 'DAY');
    return calendarOf(await selectionInTurn());
  }
}
