import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `imports_version` moves with every change of a listener's imports but their progress, whoever makes it, for answers that show imports
 * are kept. Columns of progress are named and all others count, so that a column added later counts unless it is named here.
 * Lock order: `archive_state`, then the row of `import`, then the row of `listener`; whoever holds a row of `listener` waits for neither of the others.
 */
const PROGRESS = `'{attempt,lease_until,started_at,bytes_read,rows_read,plays_total,plays_written}'::text[]`;
const MOVE = `
CREATE FUNCTION move_imports_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE listener SET imports_version = imports_version + 1 WHERE id = coalesce(NEW.listener_id, OLD.listener_id);
  RETURN NULL;
END $$;
CREATE TRIGGER import_came_or_went AFTER INSERT OR DELETE ON import
  FOR EACH ROW EXECUTE FUNCTION move_imports_version();
CREATE TRIGGER import_changed AFTER UPDATE ON import
  FOR EACH ROW WHEN (to_jsonb(OLD) - ${PROGRESS} IS DISTINCT FROM to_jsonb(NEW) - ${PROGRESS})
  EXECUTE FUNCTION move_imports_version()`;

/** The version of a listener's imports, for answers that show them. */
export class ImportVersions1805000000000 implements MigrationInterface {
  name = 'ImportVersions1805000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE listener ADD imports_version bigint NOT NULL DEFAULT 0');
    await runner.query(MOVE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TRIGGER import_changed ON import; DROP TRIGGER import_came_or_went ON import;
      DROP FUNCTION move_imports_version; ALTER TABLE listener DROP imports_version`);
  }
}
