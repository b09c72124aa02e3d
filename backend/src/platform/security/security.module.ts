import { Global, Module } from '@nestjs/common';
import { Environment } from '../config/environment';
import { ApiGate } from './api-gate';
import { KeyRing } from './key-ring';
import { RateLimitGuard } from './rate-limit.guard';
import { RateLimiter } from './rate-limiter';
import { SecretBox } from './secret-box';

/** Encryption of secrets at rest, and limits on how often anybody may ask. */
@Global()
@Module({
  providers: [
    ApiGate,
    {
      provide: SecretBox,
      inject: [Environment],
      useFactory: (environment: Environment) => new SecretBox(KeyRing.load(environment)),
    },
    RateLimiter,
    RateLimitGuard,
  ],
  exports: [ApiGate, SecretBox, RateLimiter, RateLimitGuard],
})
export class SecurityModule {}
