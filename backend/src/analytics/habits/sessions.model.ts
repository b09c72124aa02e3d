import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/scalars';

@ObjectType({ description: 'Counted plays one after the other, with silences of at most 30 minutes.' })
export class ListeningSession {
  @Field(() => DateTime, { description: 'Start of its first play, in UTC.' })
  startedAt: number;

  @Field(() => DateTime, { description: 'End of its last play, in UTC.' })
  endedAt: number;

  @Field(() => Float, { description: 'Milliseconds from start to end, silences included.' })
  ms: number;

  @Field(() => Int, { description: 'Counted plays.' })
  plays: number;
}

@ObjectType({ description: 'The sessions of the period; what the period or the filter leaves out is silence.' })
export class ListeningSessions {
  @Field(() => Int, { description: 'How many there are.' })
  count: number;

  @Field(() => Float, { description: 'Average length in milliseconds; 0 without sessions.' })
  averageMs: number;

  @Field(() => Float, { description: 'Average of counted plays; 0 without sessions.' })
  averagePlays: number;

  @Field(() => ListeningSession, {
    nullable: true,
    description: 'The longest by time, then by plays, then the earliest; null without sessions.',
  })
  longest: ListeningSession | null;
}
