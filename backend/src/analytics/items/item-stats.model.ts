import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { ItemFacts, Selection } from '@audiospective/listening';
import { DateTime } from '../../platform/graphql/scalars';
import { ResolvedPeriod } from '../stats/stats.model';
import { DayOfPlays } from '../timeline/timeline.model';

/** One item in a period. */
export interface ItemInPeriod {
  period: ResolvedPeriod;
  facts: ItemFacts;
  /** The plays of the item in the period of the same kind just before; null when there is none. */
  previous: () => { selection: () => Promise<Selection> } | null;
}

/** Works its figures out when they are asked for. */
@ObjectType({
  description: 'What a period says of one track, artist or album. Only the parts that are asked for are worked out.',
})
export class ItemStats {
  constructor(readonly item: ItemInPeriod) {}

  @Field(() => ResolvedPeriod, { description: "The period as it was resolved in the listener's zone." })
  get period(): ResolvedPeriod {
    return this.item.period;
  }

  @Field(() => Int, { description: "Plays that count by the listener's counting rule." })
  get plays(): number {
    return this.item.facts.sums.plays;
  }

  @Field(() => Float, {
    description: "Milliseconds listened over all stored plays; unknown ones are taken from the track's duration.",
  })
  get msPlayed(): number {
    return this.item.facts.sums.msPlayed;
  }

  @Field(() => Float, { description: 'Share 0..1 of msPlayed that is such an estimate.' })
  get msEstimatedShare(): number {
    const { msEstimated, msPlayed } = this.item.facts.sums;
    return msPlayed === 0 ? 0 : msEstimated / msPlayed;
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'Place by plays among all tracks, artists or albums of the period, from 1; null without counted plays.',
  })
  get rank(): number | null {
    return this.item.facts.rank;
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the first counted play, in UTC; null without one.' })
  get firstPlayedAt(): Date | null {
    return instant(this.item.facts.sums.firstPlayedAt);
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the last counted play, in UTC; null without one.' })
  get lastPlayedAt(): Date | null {
    return instant(this.item.facts.sums.lastPlayedAt);
  }

  @Field(() => DayOfPlays, {
    nullable: true,
    description:
      "The day in the listener's zone with most counted plays, then most time, then the earliest; null without counted plays.",
  })
  get bestDay(): DayOfPlays | null {
    return this.item.facts.bestDay;
  }
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
