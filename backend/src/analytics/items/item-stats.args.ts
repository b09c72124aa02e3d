import { ArgsType, Field } from '@nestjs/graphql';
import { PeriodInput } from '../period.input';

/** The period that statistics of one thing are about. */
@ArgsType()
export class ItemStatsArgs {
  @Field(() => PeriodInput, { nullable: true, description: 'Exactly one of its forms; all time when absent.' })
  period?: PeriodInput | null;
}
