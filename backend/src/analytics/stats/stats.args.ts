import { ArgsType, Field } from '@nestjs/graphql';
import { CountingRule } from '../../platform/graphql/viewer.model';
import { PeriodInput } from '../period.input';
import { StatsFilterInput } from './stats-filter.input';

/** Which plays statistics are about, and what they are compared with. */
@ArgsType()
export class StatsArgs {
  @Field(() => PeriodInput, { description: 'Exactly one of its forms.' })
  period: PeriodInput;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'What `previous` and previous ranks are about; the period of the same kind just before when absent.',
  })
  comparedWith?: PeriodInput | null;

  @Field(() => StatsFilterInput, { nullable: true, description: 'Only plays for which all of this holds.' })
  filter?: StatsFilterInput | null;

  @Field(() => CountingRule, {
    nullable: true,
    description:
      "As if this were the listener's counting rule, for everything below; the one in the settings when absent.",
  })
  countingRule?: CountingRule | null;
}
