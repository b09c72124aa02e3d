import { ResolveField, Resolver } from '@nestjs/graphql';
import { statisticCost } from '../../platform/graphql/complexity';
import { Stats } from '../stats/stats.model';
import { Totals } from './totals.model';

@Resolver(() => Stats)
export class TotalsResolver {
  @ResolveField(() => Totals, { description: 'Sums over the period.', complexity: statisticCost })
  async totals({ selection }: Stats): Promise<Totals> {
    return new Totals(await selection());
  }
}
