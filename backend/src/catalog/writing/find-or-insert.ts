import type { Transaction } from '../../platform/database/database';

/** One way to file rows of a catalogue table: by Spotify id, or by name while no id is known. */
export interface Shelf<Fact> {
  /** Facts with the same key are the same row. */
  key(fact: Fact): string;
  /** Ids of the rows that exist, by key. */
  find(tx: Transaction, facts: readonly Fact[]): Promise<Map<string, number>>;
  /** Inserts what is missing, in the order of the key (so that two writers never wait for each other), and keeps what exists. */
  insert(tx: Transaction, facts: readonly Fact[]): Promise<void>;
}

/** Ids by key of all facts. Looks again after inserting, because another writer may have been faster. */
export async function findOrInsert<Fact>(
  tx: Transaction,
  shelf: Shelf<Fact>,
  facts: readonly Fact[],
): Promise<Map<string, number>> {
  const distinct = new Map(facts.map((fact) => [shelf.key(fact), fact]));
  if (distinct.size === 0) return new Map();
  const ids = await shelf.find(tx, [...distinct.values()]);
  const missing = [...distinct].filter(([key]) => !ids.has(key)).map(([, fact]) => fact);
  if (missing.length === 0) return ids;
  await shelf.insert(tx, missing);
  for (const [key, id] of await shelf.find(tx, missing)) ids.set(key, id);
  return ids;
}

/** The id of a fact that `findOrInsert` has filed. */
export function filed(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error('A catalogue row vanished while it was being written.');
  return id;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Gives provisional rows the Spotify id that has become known; answers which rows. When another writer has just inserted a row
 * with that id, nothing is adopted: the provisional row stays beside it until its tracks get better facts.
 */
export async function adopt(tx: Transaction, update: string, values: readonly unknown[]): Promise<number[]> {
  await tx.query('SAVEPOINT adopt');
  try {
    const rows = await tx.query<{ id: number }>(update, values);
    await tx.query('RELEASE SAVEPOINT adopt');
    return rows.map((row) => row.id);
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT adopt');
    return [];
  }
}
