import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../src/platform/database/data-source';
import { startEmbeddedPostgres } from '../src/platform/database/embedded-postgres';

/** Names the server and the migrated template to the test workers. */
export const CLUSTER_VARIABLE = 'AUDIOSPECTIVE_TEST_CLUSTER';
export const TEMPLATE = 'audiospective_template';

/** A server that may forget everything: no waiting for the disk. */
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  shared_buffers: '128MB',
};

/** Starts one PostgreSQL for a run of tests (or takes the one of TEST_DATABASE_URL) and migrates the template once. */
export async function startCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: await withTemplate(given), stop: () => Promise.resolve() };
  const dataDir = mkdtempSync(join(tmpdir(), 'audiospective-test-'));
  const server = await startEmbeddedPostgres({ dataDir, settings: FORGETFUL });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: await withTemplate(server.url), stop };
}

async function withTemplate(url: string): Promise<string> {
  await administer(url, `DROP DATABASE IF EXISTS ${TEMPLATE}`, `CREATE DATABASE ${TEMPLATE}`);
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl(url, TEMPLATE))).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
  return url;
}

/** The same server, another database. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements that no transaction may hold, such as CREATE DATABASE. */
export async function administer(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
