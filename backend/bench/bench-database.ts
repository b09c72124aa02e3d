import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { localDay } from '@audiospective/period';
import { dataSourceOptions, migrate } from '../src/platform/database/data-source';
import { Database } from '../src/platform/database/database';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres';
import { type Archives, createArchives } from './data/archives';

/** The built-in PostgreSQL with the archives that several measurements share. */
export interface BenchDatabase {
  url: string;
  database: Database;
  archives: Archives;
  close(): Promise<void>;
}

/** Measurements in other processes find it by this variable: its address and its archives as JSON. */
const VARIABLE = 'AUDIOSPECTIVE_BENCH_DATABASE';

let started: Promise<BenchDatabase> | undefined;

/** Generated once for a whole run, when the first measurement asks; processes that a measurement forks share it. */
export function benchDatabase(): Promise<BenchDatabase> {
  return (started ??= process.env[VARIABLE] ? connectTo(process.env[VARIABLE]) : create());
}

/** Stops the server, if there is one of this process. */
export async function closeBenchDatabase(): Promise<void> {
  await (await started)?.close();
}

async function create(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'audiospective-bench-'));
  // The time zone database of PostgreSQL, the planner and the memory are those of the product; only the disk need not keep anything.
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: { fsync: 'off', synchronous_commit: 'off' },
  });
  const dataSource = await connect(server.url);
  const close = async () => {
    await dataSource.destroy();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await migrate(dataSource);
  const database = new Database(dataSource);
  const archives = await createArchives(database, localDay(new Date(), 'Europe/Berlin'));
  process.env[VARIABLE] = JSON.stringify({ url: server.url, archives });
  return { url: server.url, database, archives, close };
}

async function connectTo(variable: string): Promise<BenchDatabase> {
  const { url, archives } = JSON.parse(variable) as Pick<BenchDatabase, 'url' | 'archives'>;
  const dataSource = await connect(url);
  return { url, database: new Database(dataSource), archives, close: () => dataSource.destroy() };
}

function connect(url: string): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url)).initialize();
}
