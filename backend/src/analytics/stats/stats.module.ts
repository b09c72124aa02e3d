import { Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { LoaderRegistry } from '../../platform/graphql/loader-registry';
import { DiscoveryResolver, StatsDiscoveryResolver } from '../discovery/discovery.resolver';
import { DiversityResolver } from '../diversity/diversity.resolver';
import { HabitsResolver } from '../habits/habits.resolver';
import { HistoryModule } from '../history/history.module';
import { PlaybackResolver } from '../playback/playback.resolver';
import { loadNamedContexts, NAMED_CONTEXTS } from '../ranks/context-names.loader';
import { RanksResolver } from '../ranks/ranks.resolver';
import { RanksService } from '../ranks/ranks.service';
import { TimelineResolver } from '../timeline/timeline.resolver';
import { TotalsResolver } from '../totals/totals.resolver';
import { StatsResolver, ViewerStatsResolver } from './stats.resolver';
import { StatsService } from './stats.service';

const STATISTICS = [
  TotalsResolver,
  RanksResolver,
  TimelineResolver,
  HabitsResolver,
  StatsDiscoveryResolver,
  DiscoveryResolver,
  DiversityResolver,
  PlaybackResolver,
];

/** Statistics of any period, each worked out from the listener's history when it is asked for. */
@Module({
  imports: [HistoryModule],
  providers: [StatsService, RanksService, ViewerStatsResolver, StatsResolver, ...STATISTICS],
  exports: [StatsService, RanksService],
})
export class StatsModule implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderRegistry,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.loaders.register(NAMED_CONTEXTS, (uris) => loadNamedContexts(this.database, uris));
  }
}
