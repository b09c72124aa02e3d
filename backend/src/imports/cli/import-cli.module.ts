import { type DynamicModule, Module } from '@nestjs/common';
import { ClockModule } from '../../platform/clock.module';
import { ConfigModule } from '../../platform/config/config.module';
import type { Environment } from '../../platform/config/environment';
import { DatabaseModule } from '../../platform/database/database.module';
import { ImportingModule } from '../importing.module';
import { ImportCommand } from './import-command';

/** What importing from the command line needs, and nothing that polls, queues or listens. */
@Module({})
export class ImportCliModule {
  static for(environment: Environment): DynamicModule {
    return {
      module: ImportCliModule,
      imports: [ConfigModule.for(environment), ClockModule, DatabaseModule, ImportingModule],
      providers: [ImportCommand],
    };
  }
}
