import type { Queryable } from '../platform/database/database';
import { LoaderToken } from '../platform/graphql/loader-registry';
import type { ImportFile } from './import.model';
import { toReport } from './import-view';
import type { ReadFile } from './read-export';

/** The files of imports, by the number of the import. */
export const IMPORT_FILES = new LoaderToken<number, ImportFile[]>('import files');

/**
 * Reads the files of many imports with one query; none of those that have not ended, whose reports still change.
 * The keys must be imports that the listener may see.
 */
export async function loadImportFiles(db: Queryable, keys: readonly number[]): Promise<ImportFile[][]> {
  const rows = await db.query<ReadFile & { importId: number }>(
    `SELECT f.import_id AS "importId", f.name, f.kind, f.report FROM import_file f JOIN import i ON i.id = f.import_id
     WHERE f.import_id = ANY($1::int[]) AND i.finished_at IS NOT NULL ORDER BY f.import_id, f.position`,
    [keys],
  );
  return keys.map((key) =>
    rows
      .filter((row) => row.importId === key)
      .map(({ name, kind, report }) => ({ name, kind, report: toReport(report) })),
  );
}
