import { Global, Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module';
import { CATALOG_SOURCE } from '../../catalog/enrichment/catalog-source';
import { CALL_BUDGET } from '../../platform/upstream/call-budget';
import { SpotifyCatalog } from './spotify-catalog';
import { SpotifyClient } from './spotify-client';
import { SpotifyLimiter } from './spotify-limiter';

/** The way to Spotify's Web API, and the one account of calls for everybody who talks to Spotify. */
@Global()
@Module({
  imports: [AuthModule],
  providers: [
    SpotifyLimiter,
    SpotifyClient,
    SpotifyCatalog,
    { provide: CALL_BUDGET, useExisting: SpotifyLimiter },
    { provide: CATALOG_SOURCE, useExisting: SpotifyCatalog },
  ],
  exports: [SpotifyLimiter, SpotifyClient, CALL_BUDGET, CATALOG_SOURCE],
})
export class SpotifyModule {}
