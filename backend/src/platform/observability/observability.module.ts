import { Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HttpErrorFilter } from '../errors/http-error.filter';
import { HealthRegistry } from './health-registry';

/** Where parts report their health, and the one mapping of errors to answers. */
@Global()
@Module({
  providers: [HealthRegistry, { provide: APP_FILTER, useClass: HttpErrorFilter }],
  exports: [HealthRegistry],
})
export class ObservabilityModule {}
