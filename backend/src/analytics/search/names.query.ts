import type { Queryable } from '../../platform/database/database';

/** The tables that have names. */
export type NamedTable = 'track' | 'artist' | 'album';

const namesSql = (table: NamedTable) => `
SELECT json_agg(x.name ORDER BY k.place) AS names
FROM unnest($1::int[]) WITH ORDINALITY AS k(id, place) JOIN ${table} x ON x.id = k.id`;

/** The names of these rows in the order of the ids, all of which must exist. */
export async function readNames(db: Queryable, table: NamedTable, ids: readonly number[]): Promise<string[]> {
  const [row] = await db.query<{ names: string[] | null }>(namesSql(table), [ids]);
  return row?.names ?? [];
}
