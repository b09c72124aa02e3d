import type { Database } from '../../platform/database/database';
import { readChanges } from '../history/catalogue.query';
import type { NamedTable } from './names.query';

/** A version of the catalogue, and the ids of rows that have changed up to it. */
export interface ChangedNames {
  version: string;
  /** Null when nothing is known of the time between, or some of it was forgotten. */
  changed: ReadonlySet<number> | null;
}

const KINDS = { track: 'tracks', artist: 'artists', album: 'albums' } as const;

/** The version of the catalogue as it is, and what of a table may have another name than at version `since`. */
export function readChangedNames(database: Database, table: NamedTable, since?: string): Promise<ChangedNames> {
  return database.snapshot(async (tx) => {
    const [state] = await tx.query<{ version: string }>('SELECT version FROM catalog_state');
    const version = state?.version ?? '0';
    const changes = since === undefined ? null : await readChanges(tx, since, version);
    return { version, changed: changes && changes[KINDS[table]] };
  });
}
