import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that change without a new version: progress, and what nobody is shown. One that is added later moves it, unless it is named here. */
const UNSEEN = `'{attempt,lease_until,started_at,bytes_read,rows_read,plays_total,plays_written,stored_as}'::text[]`;

/**
 * Moves the version with every change of an import but its progress, whoever makes it. Lock order: `archive_state`, then the row of
 * `import`, then the row of `listener`; signing in and settings lock the last alone.
 */
const MOVE_VERSION = `
CREATE FUNCTION move_imports_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listener SET imports_version = imports_version + 1 WHERE id = coalesce(NEW.listener_id, OLD.listener_id);
  RETURN NULL;
END $$;
CREATE TRIGGER import_came_or_went AFTER INSERT OR DELETE ON import
  FOR EACH ROW EXECUTE FUNCTION move_imports_version();
CREATE TRIGGER import_changed AFTER UPDATE ON import
  FOR EACH ROW WHEN (to_jsonb(OLD) - ${UNSEEN} IS DISTINCT FROM to_jsonb(NEW) - ${UNSEEN})
  EXECUTE FUNCTION move_imports_version()`;

/** The version of a listener's imports, for answers that show them. */
export class ImportVersions1810000000000 implements MigrationInterface {
  name = 'ImportVersions1810000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE listener ADD imports_version bigint NOT NULL DEFAULT 0');
    await runner.query(MOVE_VERSION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER import_changed ON import; DROP TRIGGER import_came_or_went ON import;
      DROP FUNCTION move_imports_version; ALTER TABLE listener DROP imports_version`);
  }
}
