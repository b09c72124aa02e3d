import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Track } from '../catalog/models/track.model';
import { connectionOf, edgeOf } from '../platform/graphql/connection';
import { DateTime, LocalDate } from '../platform/graphql/scalars';
import type { Selection } from './selection';

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

@ObjectType({ description: 'Sums over a period. Only the fields that are asked for are worked out.' })
export class Totals {
  /** What the fields are about. */
  selection: Selection;
}

@ObjectType({
  description: 'Everything that can be said about a period. Only the parts that are asked for are worked out.',
})
export class Stats {
  /** What the fields are about. */
  selection: Selection;

  @Field(() => ResolvedPeriod, { description: "The period as it was resolved in the listener's zone." })
  period: ResolvedPeriod;
}

@ObjectType({ description: 'A track at its rank.' })
export class TopTrackEdge extends edgeOf(() => Track) {
  @Field(() => Int, { description: 'From 1; no two tracks share one.' })
  rank: number;

  @Field(() => Int, { description: "Plays of the period that count by the listener's counting rule." })
  plays: number;

  @Field(() => Float, {
    description: 'Milliseconds listened over all stored plays of the track; unknown ones are taken from its duration.',
  })
  msPlayed: number;
}

@ObjectType({ description: 'A page of ranked tracks.' })
export class TopTrackConnection extends connectionOf(() => TopTrackEdge) {}
