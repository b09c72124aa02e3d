import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Node } from './node.model';
import { TimeZone } from './scalars';

/** Which plays count in statistics. Every play is stored, whatever the rule. */
export enum CountingRule {
  /** At least 30 seconds, or of unknown length. */
  THIRTY_SECONDS = 'THIRTY_SECONDS',
  /** At least half of the track, or one of the two lengths unknown. */
  HALF_OF_TRACK = 'HALF_OF_TRACK',
  EVERYTHING = 'EVERYTHING',
}

registerEnumType(CountingRule, {
  name: 'CountingRule',
  description: 'Which plays count in statistics. Every play is stored, whatever the rule.',
  valuesMap: {
    THIRTY_SECONDS: { description: 'At least 30 seconds, or of unknown length.' },
    HALF_OF_TRACK: { description: 'At least half of the track, or one of the two lengths unknown.' },
    EVERYTHING: { description: 'Every stored play.' },
  },
});

/** The day with which weeks begin. */
export enum WeekStart {
  MONDAY = 'MONDAY',
  SUNDAY = 'SUNDAY',
  SATURDAY = 'SATURDAY',
}

registerEnumType(WeekStart, {
  name: 'WeekStart',
  description: 'The day with which weeks begin.',
  valuesMap: {
    MONDAY: { description: 'As in ISO 8601.' },
    SUNDAY: { description: 'As in the Americas and much of Asia.' },
    SATURDAY: { description: 'As in much of the Middle East.' },
  },
});

/** The signed-in listener. Other modules add fields with `@Resolver(() => Viewer)` and `@ResolveField`. */
@ObjectType({ description: 'The signed-in listener.', implements: () => [Node] })
export class Viewer implements Node {
  id: string;

  /** The listener's own number: the key of every query below the viewer. Never shown. */
  listenerId: number;

  @Field({ description: 'Name at Spotify.' })
  displayName: string;

  @Field(() => String, { nullable: true, description: 'Picture at Spotify; null when there is none.' })
  avatarUrl: string | null;

  @Field(() => TimeZone, { description: 'The zone in which days begin and clocks are read.' })
  timeZone: string;

  @Field(() => CountingRule, { description: 'Which plays count in statistics.' })
  countingRule: CountingRule;

  @Field(() => WeekStart, { description: 'The day with which weeks of a timeline begin.' })
  weekStart: WeekStart;
}
