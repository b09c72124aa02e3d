import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type Bucket, BUCKETS } from '@audiospective/listening';
import { longListCost } from '../../platform/graphql/complexity';
import { LocalDate } from '../../platform/graphql/scalars';

/** For GraphQL: `Bucket` as an enum. */
export const Buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, bucket]));
registerEnumType(Buckets, {
  name: 'Bucket',
  description: "Length of the steps of a timeline, in the listener's zone.",
  valuesMap: {
    HOUR: { description: 'An hour of the local clock.' },
    DAY: { description: 'A day.' },
    WEEK: { description: 'Seven days from the day with which weeks begin for the listener.' },
    MONTH: { description: 'A calendar month.' },
    YEAR: { description: 'A calendar year.' },
  },
});

/** Lists of numbers, one per step: much smaller than a list of objects. */
@ObjectType({
  description:
    'Plays and time in steps over the whole period, one number per step; steps without plays are 0. At most 20,000 steps.',
})
export class Timeline {
  @Field(() => Buckets, { description: 'Length of a step.' })
  by: Bucket;

  @Field(() => String, {
    nullable: true,
    description:
      "Where the first step begins in the listener's zone: 2024-03-01, for hours 2024-03-01T13; null without steps.",
  })
  first: string | null;

  @Field(() => [String], { description: 'Where each step begins, written as first is.', complexity: longListCost })
  readonly starts: string[];

  @Field(() => [Int], {
    description: "Plays of each step that count by the listener's counting rule.",
    complexity: longListCost,
  })
  plays: Iterable<number>;

  @Field(() => [Float], {
    description:
      "Milliseconds listened over all stored plays of each step; unknown ones are taken from the track's duration. How much that is tells Totals.msEstimatedShare.",
    complexity: longListCost,
  })
  msPlayed: Iterable<number>;
}

@ObjectType({ description: "One day in the listener's zone." })
export class DayOfPlays {
  @Field(() => LocalDate, { description: 'The day.' })
  day: string;

  @Field(() => Int, { description: "Plays of the day that count by the listener's counting rule." })
  plays: number;

  @Field(() => Float, {
    description:
      "Milliseconds listened over all stored plays of the day; unknown ones are taken from the track's duration. How much that is tells Totals.msEstimatedShare.",
  })
  msPlayed: number;
}

@ObjectType({
  description: "The days of the period in the listener's zone, one number per day, and how much each stands out.",
})
export class Calendar {
  @Field(() => LocalDate, { nullable: true, description: 'The day of the first number; null without days.' })
  firstDay: string | null;

  @Field(() => [Int], {
    description: "Plays of each day that count by the listener's counting rule.",
    complexity: longListCost,
  })
  plays: Iterable<number>;

  @Field(() => [Float], {
    description:
      "Milliseconds listened over all stored plays of each day; unknown ones are taken from the track's duration. How much that is tells Totals.msEstimatedShare.",
    complexity: longListCost,
  })
  msPlayed: Iterable<number>;

  @Field(() => [Int], {
    description:
      '0 for a day without counted plays; else 1 to 4, the quarter of the other days that it belongs to, 4 with most plays.',
    complexity: longListCost,
  })
  levels: Iterable<number>;

  @Field(() => DayOfPlays, {
    nullable: true,
    description: 'The day with most counted plays, then most time, then the earliest; null without counted plays.',
  })
  busiestDay: DayOfPlays | null;
}
