import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { activeDays, distinct, type PlaySums, playSums, Selection } from '@audiospective/listening';
import { statisticCost } from '../../platform/graphql/complexity';
import { DateTime } from '../../platform/graphql/scalars';

/** Works its figures out when they are asked for. */
@ObjectType({ description: 'Sums over a period. Only the fields that are asked for are worked out.' })
export class Totals {
  private knownSums?: PlaySums;

  constructor(private readonly selection: Selection) {}

  @Field(() => Int, { description: "Plays that count by the listener's counting rule." })
  get plays(): number {
    return this.sums.plays;
  }

  @Field(() => Float, {
    description:
      "Milliseconds listened over all stored plays of the period; unknown ones are taken from the track's duration.",
  })
  get msPlayed(): number {
    return this.sums.msPlayed;
  }

  @Field(() => Float, { description: 'Share 0..1 of msPlayed that is such an estimate.' })
  get msEstimatedShare(): number {
    const { msEstimated, msPlayed } = this.sums;
    return msPlayed === 0 ? 0 : msEstimated / msPlayed;
  }

  @Field(() => Int, { description: 'Different tracks with at least one counted play.' })
  get tracks(): number {
    return distinct(this.selection, 'TRACKS');
  }

  @Field(() => Int, { description: 'Different artists credited on these tracks.' })
  get artists(): number {
    return distinct(this.selection, 'ARTISTS');
  }

  @Field(() => Int, { description: 'Different albums of these tracks, as far as they are known.' })
  get albums(): number {
    return distinct(this.selection, 'ALBUMS');
  }

  @Field(() => Int, { description: 'Different genres of these artists, as far as they are known.' })
  get genres(): number {
    return distinct(this.selection, 'GENRES');
  }

  @Field(() => Int, {
    description: "Days in the listener's zone with at least one counted play.",
    complexity: statisticCost,
  })
  get activeDays(): number {
    return activeDays(this.selection);
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the first counted play, in UTC; null without one.' })
  get firstPlayedAt(): number | null {
    return this.sums.firstPlayedAt;
  }

  @Field(() => DateTime, { nullable: true, description: 'End of the last counted play, in UTC; null without one.' })
  get lastPlayedAt(): number | null {
    return this.sums.lastPlayedAt;
  }

  private get sums(): PlaySums {
    return (this.knownSums ??= playSums(this.selection));
  }
}
