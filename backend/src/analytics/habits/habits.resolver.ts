import { ResolveField, Resolver } from '@nestjs/graphql';
import { sessions, streaks } from '@audiospective/listening';
import { passCost, statisticCost } from '../../platform/graphql/complexity';
import { Stats } from '../stats/stats.model';
import { Habits } from './habits.model';
import { habitsOf } from './habits-of';
import { ListeningSessions } from './sessions.model';
import { Streaks } from './streaks.model';

/** How somebody listens: day after day, at a stretch, at which time. */
@Resolver(() => Stats)
export class HabitsResolver {
  @ResolveField(() => Streaks, { description: 'Days in a row with counted plays.', complexity: statisticCost })
  async streaks({ selection, today }: Stats): Promise<Streaks> {
    return streaks(await selection(), today);
  }

  @ResolveField(() => ListeningSessions, { description: 'Counted plays at a stretch.', complexity: passCost })
  async sessions({ selectionInTurn }: Stats): Promise<ListeningSessions> {
    return sessions(await selectionInTurn());
  }

  @ResolveField(() => Habits, {
    nullable: true,
    description: 'At which times plays are; null without counted plays.',
    complexity: statisticCost,
  })
  async habits({ selection, today }: Stats): Promise<Habits | null> {
    return habitsOf(await selection(), today);
  }
}
