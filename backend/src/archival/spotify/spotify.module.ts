import { Global, Module } from '@nestjs/common';
import { CALL_BUDGET } from '../../platform/upstream/call-budget';
import { SpotifyClient } from './spotify-client';
import { SpotifyLimiter } from './spotify-limiter';

/** The way to Spotify's Web API, and the one account of calls for everybody who talks to Spotify. */
@Global()
@Module({
  providers: [SpotifyLimiter, SpotifyClient, { provide: CALL_BUDGET, useExisting: SpotifyLimiter }],
  exports: [SpotifyLimiter, SpotifyClient, CALL_BUDGET],
})
export class SpotifyModule {}
