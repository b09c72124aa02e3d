import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type Discovery as Counts, discovery, Selection } from '@audiospective/listening';
import { Stats } from '../stats/stats.model';

/** The lists are added by the resolver; the counts are worked out when they are asked for. */
@ObjectType({
  description:
    'What was new to the listener: its first counted play ever is among the plays of the period. No filter makes old things new.',
})
export class Discovery {
  private knownCounts?: Counts;

  constructor(
    /** What the lists are about. */
    readonly stats: Stats,
    private readonly selected: Selection,
  ) {}

  @Field(() => Int, { description: 'New tracks.' })
  get tracks(): number {
    return this.counts.tracks;
  }

  @Field(() => Int, { description: 'New artists.' })
  get artists(): number {
    return this.counts.artists;
  }

  @Field(() => Int, { description: 'New albums.' })
  get albums(): number {
    return this.counts.albums;
  }

  @Field(() => Int, { description: 'Counted plays of the new tracks in the period.' })
  get plays(): number {
    return this.counts.plays;
  }

  private get counts(): Counts {
    return (this.knownCounts ??= discovery(this.selected));
  }
}
