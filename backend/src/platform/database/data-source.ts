import 'reflect-metadata';
import type { DataSource, DataSourceOptions } from 'typeorm';
import { Spine1790000000000 } from './migrations/1790000000000-spine';
import { Columns1795000000000 } from './migrations/1795000000000-columns';
import { SessionNumbers1800000000000 } from './migrations/1800000000000-session-numbers';
import { Libraries1805000000000 } from './migrations/1805000000000-libraries';
import { ImportVersions1810000000000 } from './migrations/1810000000000-import-versions';

const MIGRATION_LOCK = 4_161_002;

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** Connections for requests and timers, beside those that polls need. */
const SPARE_CONNECTIONS = 8;

/** With those of the job queue it still fits the 40 connections of the built-in server. */
const MOST_CONNECTIONS = 32;

/** How many connections a process needs that polls so many listeners at the same time. */
export function poolSizeFor(workerConcurrency: number): number {
  return Math.min(MOST_CONNECTIONS, SPARE_CONNECTIONS + workerConcurrency);
}

/** TypeORM's options for one database; entities come from the modules that own them. The schema is changed by migrations only. */
export function dataSourceOptions(url: string, poolSize = 16): PostgresOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'audiospective',
    migrations: [
      Spine1790000000000,
      Columns1795000000000,
      SessionNumbers1800000000000,
      Libraries1805000000000,
      ImportVersions1810000000000,
    ],
    migrationsTableName: 'migration',
    synchronize: false,
    logging: false,
    poolSize,
    connectTimeoutMS: 5_000,
    extra: {
      statement_timeout: 60_000,
      query_timeout: 65_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
    },
  };
}

/** Brings the schema up to date. Several processes may start at once: one migrates, the others wait. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return (await dataSource.runMigrations({ transaction: 'each' })).map((migration) => migration.name);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
  }
}
