import { Module } from '@nestjs/common';
import { PlayResolver, ViewerPlaysResolver } from './plays.resolver';
import { PlaysService } from './plays.service';
import { StatsModule } from './stats/stats.module';

/** What the archive tells: statistics and the list of plays. Reads only. */
@Module({
  imports: [StatsModule],
  providers: [PlaysService, ViewerPlaysResolver, PlayResolver],
})
export class AnalyticsModule {}
