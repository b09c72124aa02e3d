import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { Selection } from '@audiospective/listening';
import { DateTime } from '../../platform/graphql/scalars';
import { ResolvedPeriod } from '../stats/stats.model';
import { DayOfPlays } from '../timeline/timeline.model';

@ObjectType({
  description: 'What a period says of one track, artist or album. Only the parts that are asked for are worked out.',
})
export class ItemStats {
  @Field(() => ResolvedPeriod, { description: "The period as it was resolved in the listener's zone." })
  period: ResolvedPeriod;

  /** The plays of the item in the period. */
  selection: () => Promise<Selection>;

  /** The same in the period of the same kind just before; null when there is none. */
  previous: () => { selection: () => Promise<Selection> } | null;

  @Field(() => Int, { description: "Plays that count by the listener's counting rule." })
  plays: () => Promise<number>;

  @Field(() => Float, {
    description: "Milliseconds listened over all stored plays; unknown ones are taken from the track's duration.",
  })
  msPlayed: () => Promise<number>;

  @Field(() => Int, {
    nullable: true,
    description:
      'Place by plays among all tracks, artists or albums of the period, from 1; null without counted plays.',
  })
  rank: () => Promise<number | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the first counted play, in UTC; null without one.',
  })
  firstPlayedAt: () => Promise<Date | null>;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the last counted play, in UTC; null without one.',
  })
  lastPlayedAt: () => Promise<Date | null>;

  @Field(() => DayOfPlays, {
    nullable: true,
    description:
      "The day in the listener's zone with most counted plays, then most time, then the earliest; null without counted plays.",
  })
  bestDay: () => Promise<DayOfPlays | null>;
}
