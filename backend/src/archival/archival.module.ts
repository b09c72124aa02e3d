import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module';
import { EnrichmentModule } from '../catalog/enrichment/enrichment.module';
import { CircuitBreakerModule } from '../circuit-breaker/circuit-breaker.module';
import { ArchivalTimers } from './archival-timers';
import { ArchiveNow } from './archive-now';
import { ArchiveStatusQuery } from './archive-status.query';
import { ArchiveStatusService } from './archive-status.service';
import { ArchiveResolver, ViewerArchiveResolver } from './archive.resolver';
import { Archiver } from './archiver';
import { CoverageRepository } from './coverage.repository';
import { EnrichmentStarter } from './enrichment-starter';
import { Planner } from './planner';
import { PlayWritingModule } from './play-writing.module';
import { PollAfterSignIn } from './poll-after-sign-in';
import { PollRecorder } from './poll-recorder';
import { PollSchedule } from './poll-schedule';
import { PollJobs } from './poll.jobs';
import { PollingResolver } from './polling.resolver';
import { RecentPlays } from './recent-plays';
import { SlotLedger } from './slot-ledger';
import { SpotifyModule } from './spotify/spotify.module';

/** Watches listeners on Spotify and stores what they play, each play once. */
@Module({
  imports: [AuthModule, CircuitBreakerModule, EnrichmentModule, PlayWritingModule, SpotifyModule],
  providers: [
    ArchivalTimers,
    ArchiveNow,
    ArchiveResolver,
    ArchiveStatusQuery,
    ArchiveStatusService,
    Archiver,
    CoverageRepository,
    EnrichmentStarter,
    Planner,
    PollAfterSignIn,
    PollJobs,
    PollingResolver,
    PollRecorder,
    PollSchedule,
    RecentPlays,
    SlotLedger,
    ViewerArchiveResolver,
  ],
  exports: [ArchiveNow],
})
export class ArchivalModule {}
