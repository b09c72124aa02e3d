import { ResolveField, Resolver } from '@nestjs/graphql';
import { diversity } from '@audiospective/listening';
import { statisticCost } from '../../platform/graphql/complexity';
import { Stats } from '../stats/stats.model';
import { Diversity } from './diversity.model';

@Resolver(() => Stats)
export class DiversityResolver {
  @ResolveField(() => Diversity, {
    nullable: true,
    description: 'How varied the plays are; null without counted plays.',
    complexity: statisticCost,
  })
  async diversity({ selection }: Stats): Promise<Diversity | null> {
    return diversity(await selection());
  }
}
