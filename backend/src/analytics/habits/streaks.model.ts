import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../../platform/graphql/scalars';

@ObjectType({ description: "Consecutive days in the listener's zone with at least one counted play each." })
export class Streak {
  @Field(() => Int, { description: 'How many days.' })
  days: number;

  @Field(() => LocalDate, { description: 'Its first day.' })
  firstDay: string;

  @Field(() => LocalDate, { description: 'Its last day, included.' })
  lastDay: string;
}

@ObjectType({ description: 'Streaks among the plays of the period.' })
export class Streaks {
  @Field(() => Streak, {
    nullable: true,
    description: 'The longest, the latest of several; null without counted plays.',
  })
  longest: Streak | null;

  @Field(() => Streak, {
    nullable: true,
    description:
      "The one that reaches today or yesterday in the listener's zone, so that it can go on; null without one.",
  })
  current: Streak | null;
}
