import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { ArchivalModule } from '../../src/archival/archival.module';
import { CacheModule } from '../../src/platform/cache/cache.module';
import { ClockModule } from '../../src/platform/clock.module';
import { ConfigModule } from '../../src/platform/config/config.module';
import { loadEnvironment } from '../../src/platform/config/environment';
import { DatabaseModule } from '../../src/platform/database/database.module';
import { JobsModule } from '../../src/platform/jobs/jobs.module';
import { JsonLogger } from '../../src/platform/observability/json-logger';
import { ObservabilityModule } from '../../src/platform/observability/observability.module';
import { SecurityModule } from '../../src/platform/security/security.module';

/** The part of the application that archives, as a process of its own: what the role `worker` does for polling. */
const environment = loadEnvironment(process.env);

@Module({
  imports: [
    ConfigModule.for(environment),
    ClockModule,
    ObservabilityModule,
    SecurityModule,
    DatabaseModule,
    CacheModule,
    JobsModule,
    ScheduleModule.forRoot(),
    ArchivalModule,
  ],
})
class WorkerModule {}

NestFactory.createApplicationContext(WorkerModule, { logger: new JsonLogger(environment.logLevel) }).then(
  () => process.send?.('ready'),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
