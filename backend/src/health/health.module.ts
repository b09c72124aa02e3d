import { Module } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { HealthRegistry } from '../platform/observability/health-registry';
import { HealthController } from './health.controller';

/** /health/live and /health/ready. Further parts register their own checks with the HealthRegistry. */
@Module({ controllers: [HealthController] })
export class HealthModule {
  constructor(registry: HealthRegistry, database: Database) {
    registry.register('database', () => database.query('SELECT 1'));
  }
}
