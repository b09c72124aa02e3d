import { Module } from '@nestjs/common';
import { ArchiveFiguresResolver } from './archive/archive-figures.resolver';
import { HistoryModule } from './history/history.module';
import { AlbumHistoryResolver } from './items/album-history.resolver';
import { ArtistHistoryResolver } from './items/artist-history.resolver';
import { ItemStatsResolver } from './items/item-stats.resolver';
import { ItemsService } from './items/items.service';
import { TrackHistoryResolver } from './items/track-history.resolver';
import { ViewerItemsResolver } from './items/viewer-items.resolver';
import { PlayResolver, ViewerPlaysResolver } from './plays.resolver';
import { PlaysService } from './plays.service';
import { LibraryNames } from './search/library-names';
import { LibrarySearch } from './search/library-search';
import { ViewerSearchResolver } from './search/search.resolver';
import { SearchService } from './search/search.service';
import { StatsModule } from './stats/stats.module';

/** What the archive tells: statistics, the list of plays, single things and search. Reads only. */
@Module({
  imports: [HistoryModule, StatsModule],
  providers: [
    ArchiveFiguresResolver,
    PlaysService,
    ViewerPlaysResolver,
    PlayResolver,
    ItemsService,
    ViewerItemsResolver,
    TrackHistoryResolver,
    ArtistHistoryResolver,
    AlbumHistoryResolver,
    ItemStatsResolver,
    LibraryNames,
    LibrarySearch,
    SearchService,
    ViewerSearchResolver,
  ],
})
export class AnalyticsModule {}
