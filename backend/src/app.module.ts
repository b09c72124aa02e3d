import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AnalyticsModule } from './analytics/analytics.module';
import { ArchivalModule } from './archival/archival.module';
import { AuthModule } from './auth/auth.module';
import { SessionsApiModule } from './auth/sessions-api.module';
import { CatalogApiModule } from './catalog/catalog-api.module';
import { DemoModule } from './demo/demo.module';
import { HealthModule } from './health/health.module';
import { ImportsModule } from './imports/imports.module';
import { CacheModule } from './platform/cache/cache.module';
import { ClockModule } from './platform/clock.module';
import { ConfigModule } from './platform/config/config.module';
import type { Environment } from './platform/config/environment';
import { DatabaseModule } from './platform/database/database.module';
import { GraphqlModule } from './platform/graphql/graphql.module';
import { JobsModule } from './platform/jobs/jobs.module';
import { ObservabilityModule } from './platform/observability/observability.module';
import { SecurityModule } from './platform/security/security.module';
import { SettingsModule } from './settings/settings.module';

/** The list of modules. */
@Module({})
export class AppModule {
  /** The whole application for these settings. */
  static for(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.for(environment),
        ClockModule,
        ObservabilityModule,
        SecurityModule,
        DatabaseModule,
        JobsModule,
        ScheduleModule.forRoot(),
        CacheModule,
        GraphqlModule,
        AuthModule,
        SessionsApiModule,
        CatalogApiModule,
        ArchivalModule,
        ImportsModule,
        AnalyticsModule,
        SettingsModule,
        HealthModule,
        ...(environment.demo ? [DemoModule] : []),
      ],
    };
  }
}
