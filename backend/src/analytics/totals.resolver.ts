import { Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime } from '../platform/graphql/scalars';
import { Totals } from './stats.model';
import { StatsService } from './stats.service';

@Resolver(() => Totals)
export class TotalsResolver {
  constructor(private readonly stats: StatsService) {}

  @ResolveField(() => Int, { description: "Plays that count by the listener's counting rule." })
  async plays(@Parent() { selection }: Totals): Promise<number> {
    return (await this.stats.playSums(selection)).plays;
  }

  @ResolveField(() => Float, {
    description:
      "Milliseconds listened over all stored plays of the period; unknown ones are taken from the track's duration.",
  })
  async msPlayed(@Parent() { selection }: Totals): Promise<number> {
    return (await this.stats.playSums(selection)).msPlayed;
  }

  @ResolveField(() => Float, { description: 'Share 0..1 of msPlayed that is such an estimate.' })
  async msEstimatedShare(@Parent() { selection }: Totals): Promise<number> {
    const { msEstimated, msPlayed } = await this.stats.playSums(selection);
    return msPlayed === 0 ? 0 : msEstimated / msPlayed;
  }

  @ResolveField(() => Int, { description: 'Different tracks with at least one counted play.' })
  async tracks(@Parent() { selection }: Totals): Promise<number> {
    return (await this.stats.playSums(selection)).tracks;
  }

  @ResolveField(() => Int, { description: 'Different artists credited on these tracks.' })
  async artists(@Parent() { selection }: Totals): Promise<number> {
    return (await this.stats.catalogCounts(selection)).artists;
  }

  @ResolveField(() => Int, { description: 'Different albums of these tracks, as far as they are known.' })
  async albums(@Parent() { selection }: Totals): Promise<number> {
    return (await this.stats.catalogCounts(selection)).albums;
  }

  @ResolveField(() => Int, { description: 'Local days with at least one counted play.' })
  activeDays(@Parent() { selection }: Totals): Promise<number> {
    return this.stats.activeDays(selection);
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'End of the first counted play, in UTC; null without one.',
  })
  async firstPlayedAt(@Parent() { selection }: Totals): Promise<Date | null> {
    return instant((await this.stats.playSums(selection)).firstPlayedAt);
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'End of the last counted play, in UTC; null without one.',
  })
  async lastPlayedAt(@Parent() { selection }: Totals): Promise<Date | null> {
    return instant((await this.stats.playSums(selection)).lastPlayedAt);
  }
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
