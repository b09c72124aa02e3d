import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Environment } from '../config/environment';
import { dataSourceOptions, migrate, poolSizeFor } from './data-source';
import { Database } from './database';

const OLDEST_SERVER = 150_000;

/** Connects to PostgreSQL, brings its schema up to date, and offers `Database` everywhere. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Environment],
      useFactory: (environment: Environment) => ({
        ...dataSourceOptions(environment.databaseUrl as string, poolSizeFor(environment.workerConcurrency)),
        autoLoadEntities: true,
        retryAttempts: 1,
      }),
      dataSourceFactory: (options) => connect(options as DataSourceOptions),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}

async function connect(options: DataSourceOptions): Promise<DataSource> {
  const dataSource = await new DataSource(options).initialize();
  const [row] = await dataSource.query<{ server_version_num: string }[]>('SHOW server_version_num');
  const version = Number(row?.server_version_num);
  if (version < OLDEST_SERVER) {
    await dataSource.destroy();
    throw new Error(`PostgreSQL 15 or newer is needed; DATABASE_URL names version ${Math.floor(version / 10_000)}.`);
  }
  await migrate(dataSource);
  return dataSource;
}
