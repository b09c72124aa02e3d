import { Module } from '@nestjs/common';
import { PlayResolver, ViewerPlaysResolver } from './plays.resolver';
import { PlaysService } from './plays.service';
import { StatsResolver, ViewerStatsResolver } from './stats.resolver';
import { StatsService } from './stats.service';
import { TopTracksService } from './top-tracks.service';
import { TotalsResolver } from './totals.resolver';

/** What the archive tells: totals, ranks and the list of plays. Reads only. */
@Module({
  providers: [
    StatsService,
    TopTracksService,
    PlaysService,
    ViewerStatsResolver,
    StatsResolver,
    TotalsResolver,
    ViewerPlaysResolver,
    PlayResolver,
  ],
})
export class AnalyticsModule {}
