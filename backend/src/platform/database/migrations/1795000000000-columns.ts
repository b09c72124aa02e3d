import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Settings of a listener beside the zone and the counting rule; `settings_version` moves with every change of what a listener's
 * answers show of the row.
 */
const SETTINGS = `
ALTER TABLE listener
  ADD week_start text NOT NULL DEFAULT 'MONDAY' CHECK (week_start IN ('MONDAY', 'SUNDAY', 'SATURDAY')),
  ADD settings_version bigint NOT NULL DEFAULT 0`;

/**
 * What changed in the catalogue that all listeners share. The one row of `catalog_state` is locked by the transaction that changes
 * facts of rows that exist already (new rows change no answer), so that versions become visible in their order; `catalog_change`
 * names the rows, for readers that hold copies. Old changes are forgotten: who is further behind reads everything again.
 */
const CATALOG_CHANGES = `
CREATE TABLE catalog_state (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
INSERT INTO catalog_state DEFAULT VALUES;
CREATE TABLE catalog_change (
  version bigint PRIMARY KEY,
  track_ids int[] NOT NULL DEFAULT '{}',
  artist_ids int[] NOT NULL DEFAULT '{}',
  album_ids int[] NOT NULL DEFAULT '{}'
)`;

/**
 * Copies of the plays of a month (UTC, counted from January 1970) in columns: where there is one, it equals the rows of `play`.
 * Whoever writes plays deletes the chunks of the months in the same transaction, under the lock on `archive_state`;
 * `version` is the version of the archive at which the chunk was made. All of it can be made again from `play`.
 */
const CHUNKS = `
CREATE TABLE play_chunk (
  listener_id int NOT NULL,
  month smallint NOT NULL,
  version bigint NOT NULL,
  plays int NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (listener_id, month)
);
ALTER TABLE play_chunk ALTER COLUMN data SET STORAGE EXTERNAL`;

/** What answers from columns need: versions of settings and catalogue, and sealed months of plays. */
export class Columns1795000000000 implements MigrationInterface {
  name = 'Columns1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SETTINGS, CATALOG_CHANGES, CHUNKS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE play_chunk, catalog_change, catalog_state;
      ALTER TABLE listener DROP week_start, DROP settings_version`);
  }
}
