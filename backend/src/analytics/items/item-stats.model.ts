import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { busiestDay, type PlaySums, playSums, rankOf, type Selection } from '@audiospective/listening';
import { DateTime } from '../../platform/graphql/scalars';
import { ResolvedPeriod } from '../stats/stats.model';
import { DayOfPlays } from '../timeline/timeline.model';
import type { ItemKindName } from './item-kinds';

/** One item in a period. */
export interface ItemInPeriod {
  kind: ItemKindName;
  /** Index in the history; -1 when it is not in there. */
  index: number;
  period: ResolvedPeriod;
  /** All plays of the period. */
  all: Selection;
  /** Those of the item. */
  own: Selection;
  /** Those of the item in the period of the same kind just before; null when there is none. */
  previous: () => { selection: () => Promise<Selection> } | null;
}

/** Works its figures out when they are asked for. */
@ObjectType({
  description: 'What a period says of one track, artist or album. Only the parts that are asked for are worked out.',
})
export class ItemStats {
  private knownSums?: PlaySums;

  constructor(readonly item: ItemInPeriod) {}

  @Field(() => ResolvedPeriod, { description: "The period as it was resolved in the listener's zone." })
  get period(): ResolvedPeriod {
    return this.item.period;
  }

  @Field(() => Int, { description: "Plays that count by the listener's counting rule." })
  get plays(): number {
    return this.sums.plays;
  }

  @Field(() => Float, {
    description: "Milliseconds listened over all stored plays; unknown ones are taken from the track's duration.",
  })
  get msPlayed(): number {
    return this.sums.msPlayed;
  }

  @Field(() => Int, {
    nullable: true,
    description:
      'Place by plays among all tracks, artists or albums of the period, from 1; null without counted plays.',
  })
  get rank(): number | null {
    const { all, kind, index } = this.item;
    return index < 0 ? null : rankOf(all, kind, index, 'PLAYS');
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the first counted play, in UTC; null without one.' })
  get firstPlayedAt(): Date | null {
    return instant(this.sums.firstPlayedAt);
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the last counted play, in UTC; null without one.' })
  get lastPlayedAt(): Date | null {
    return instant(this.sums.lastPlayedAt);
  }

  @Field(() => DayOfPlays, {
    nullable: true,
    description:
      "The day in the listener's zone with most counted plays, then most time, then the earliest; null without counted plays.",
  })
  get bestDay(): DayOfPlays | null {
    return busiestDay(this.item.own);
  }

  private get sums(): PlaySums {
    return (this.knownSums ??= playSums(this.item.own));
  }
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
