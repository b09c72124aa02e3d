import { Field, ObjectType } from '@nestjs/graphql';
import type { Question, Selection } from '@audiospective/listening';
import { DateTime, LocalDate } from '../../platform/graphql/scalars';

@ObjectType('Period', {
  description: 'A period as it was resolved: half-open instants, and the local days they touch.',
})
export class ResolvedPeriod {
  @Field(() => DateTime, { nullable: true, description: 'First instant, in UTC; null for all time.' })
  from: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'First instant that no longer belongs to it, in UTC; null for all time.',
  })
  to: Date | null;

  @Field(() => LocalDate, { nullable: true, description: "First day in the listener's zone; null for all time." })
  firstDay: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "Last day in the listener's zone, included; null for all time.",
  })
  lastDay: string | null;

  @Field({ description: 'What a page calls it, in English: March 2024.' })
  label: string;
}

@ObjectType({
  description:
    'Everything that can be said about a period. Only the parts that are asked for are worked out, and all of one request speak of the same plays.',
})
export class Stats {
  @Field(() => ResolvedPeriod, { description: "The period as it was resolved in the listener's zone." })
  period: ResolvedPeriod;

  /** The listener's local day on which the request came. */
  today: string;

  /** Which plays the fields are about. */
  question: Question;

  /** These plays. Nothing is loaded before somebody asks. */
  selection: () => Promise<Selection>;

  /** The same for what takes long and loads nothing more: everybody else has a turn first. */
  selectionInTurn: () => Promise<Selection>;

  /** What this period is compared with; null when nothing is. */
  previous: () => Stats | null;
}
