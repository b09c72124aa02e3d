import { randomBytes } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from '../src/platform/database/data-source';
import { Database, type Queryable } from '../src/platform/database/database';
import { administer, CLUSTER_VARIABLE, databaseUrl, TEMPLATE } from './cluster';

/** A database of its own for one suite, with the schema in place. */
export interface TestDatabase {
  url: string;
  database: Database;
  dataSource: DataSource;
  drop(): Promise<void>;
}

/** Clones the migrated template. Call `drop()` when the suite has ended. */
export async function createTestDatabase(entities: DataSourceOptions['entities'] = []): Promise<TestDatabase> {
  const server = process.env[CLUSTER_VARIABLE];
  if (!server) throw new Error('No test server: run through jest -c backend/jest.config.cjs');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await cloneTemplate(server, name);
  const url = databaseUrl(server, name);
  const dataSource = await new DataSource({ ...dataSourceOptions(url), entities }).initialize();
  const drop = async () => {
    await dataSource.destroy();
    await administer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url, database: new Database(dataSource), dataSource, drop };
}

/** Only one clone can be made of a template at a time; suites take turns. */
async function cloneTemplate(server: string, name: string): Promise<void> {
  await administer(
    server,
    'SELECT pg_advisory_lock(4161003)',
    `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`,
  );
}

/** What a test may want to say of a listener; everything else is made up. */
export interface ListenerOverrides {
  displayName?: string;
  spotifyId?: string;
  timeZone?: string;
  countingRule?: string;
  nextPollAt?: Date;
  authorizedAt?: Date;
}

/** Inserts a listener with a connected account (tokens are placeholders) and an archive; answers the listener's id. */
export async function createListener(db: Queryable, overrides: ListenerOverrides = {}): Promise<number> {
  const now = new Date('2026-11-01T12:00:00Z');
  const spotifyId = overrides.spotifyId ?? `listener-${randomBytes(6).toString('hex')}`;
  const [listener] = await db.query<{ id: number }>(
    'INSERT INTO listener (display_name, time_zone, counting_rule) VALUES ($1, $2, $3) RETURNING id',
    [overrides.displayName ?? spotifyId, overrides.timeZone ?? 'UTC', overrides.countingRule ?? 'THIRTY_SECONDS'],
  );
  const id = (listener as { id: number }).id;
  await db.query(
    `INSERT INTO spotify_account (listener_id, spotify_id, account_id, state_since, scopes, access_token, access_token_expires_at, refresh_token, authorized_at)
     VALUES ($1, $2, $3, $4, '{user-read-recently-played}', '\\x00', $4, '\\x00', $5)`,
    [id, spotifyId, `account-${spotifyId}`, now, overrides.authorizedAt ?? now],
  );
  await db.query('INSERT INTO archive_state (listener_id, next_poll_at, poll_interval_s) VALUES ($1, $2, 3600)', [
    id,
    overrides.nextPollAt ?? now,
  ]);
  return id;
}
