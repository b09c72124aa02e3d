import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which listeners hold which tracks, so that a change of the catalogue reaches whom it concerns and nobody else: every track that a
 * play of the listener has, or gets when an import is undone. Rows are written before or with the plays and never taken back; one too
 * many does no harm. Like `play` it has no foreign keys, because checking them would slow imports.
 */
const LIBRARIES = `
CREATE TABLE library_track (track_id int NOT NULL, listener_id int NOT NULL, PRIMARY KEY (track_id, listener_id));
INSERT INTO library_track (track_id, listener_id)
  SELECT track_id, listener_id FROM play
  UNION SELECT export_track_id, listener_id FROM play WHERE export_track_id IS NOT NULL
  UNION SELECT exported_track_id, listener_id FROM play_evidence
  ORDER BY 1, 2`;

/**
 * The version of the catalogue (`catalog_state`) that last changed something the listener holds; 0 without a row. Only transactions
 * that have `catalog_state` locked write here, and a foreign key would make them wait for those that delete listeners.
 */
const VERSIONS = `
CREATE TABLE listener_catalog (listener_id int PRIMARY KEY, version bigint NOT NULL) WITH (fillfactor = 50);
INSERT INTO listener_catalog (listener_id, version) SELECT id, version FROM listener, catalog_state ORDER BY id`;

/** Ways from albums and artists to their tracks; tracks by their first artist have an index already, and most have no other one. */
const TRACKS_OF = `
CREATE INDEX track_album ON track (album_id);
CREATE INDEX track_further_artists ON track USING gin (artist_ids) WHERE cardinality(artist_ids) > 1`;

/** What each listener holds of the catalogue, and which version of it concerns the listener. */
export class Libraries1805000000000 implements MigrationInterface {
  name = 'Libraries1805000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [LIBRARIES, VERSIONS, TRACKS_OF]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX track_album, track_further_artists; DROP TABLE library_track, listener_catalog');
  }
}
