import { type DynamicModule, Module } from '@nestjs/common';
import { Environment } from './environment';

/** Offers the validated settings everywhere. */
@Module({})
export class ConfigModule {
  /** Takes what `loadEnvironment` answered. */
  static for(environment: Environment): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Environment, useValue: environment }],
      exports: [Environment],
    };
  }
}
