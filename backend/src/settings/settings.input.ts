import { Field, InputType } from '@nestjs/graphql';
import { TimeZone } from '../platform/graphql/scalars';
import { CountingRule, WeekStart } from '../platform/graphql/viewer.model';

@InputType({ description: 'What to change; at least one setting. Those that are left out or null stay as they are.' })
export class UpdateSettingsInput {
  @Field(() => TimeZone, { nullable: true, description: 'The zone in which days begin and clocks are read.' })
  timeZone?: string | null;

  @Field(() => WeekStart, { nullable: true, description: 'The day with which weeks begin.' })
  weekStart?: WeekStart | null;

  @Field(() => CountingRule, {
    nullable: true,
    description: 'Which plays count in statistics. Changes statistics, never the archive.',
  })
  countingRule?: CountingRule | null;
}
