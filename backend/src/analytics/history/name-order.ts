import type { Transaction } from '../../platform/database/database';
import { readNames, sortByName, type NamedTable } from './catalogue.query';

/** What is known of the names of some rows. */
export interface KnownNames {
  /** Ids whose order is known from before, in it. */
  kept: Int32Array;
  /** The other ids, in theirs. */
  fresh: Int32Array;
}

/** Finding the place of one row costs about as much as sorting so many. */
const ROWS_PER_SEARCH = 100;
/** Names that a search looks at in one round: three rounds are enough for 60,000. */
const PIVOTS = 39;
/** No name begins with it: what does not exist comes last. */
const NAMELESS = Buffer.of(0xff);

/** Ids by name (code points), then by id. */
export async function sortedNames(
  tx: Transaction,
  table: NamedTable,
  { kept, fresh }: KnownNames,
): Promise<Int32Array> {
  if (fresh.length === 0) return kept;
  if (kept.length === 0) return fresh;
  if (fresh.length * ROWS_PER_SEARCH < kept.length) return insert(tx, table, { kept, fresh });
  const all = new Int32Array(kept.length + fresh.length);
  all.set(kept);
  all.set(fresh, kept.length);
  return sortByName(tx, table, all);
}

interface Searched {
  id: number;
  name: Buffer;
  /** The place lies between these, both included. */
  low: number;
  high: number;
}

/** Sorts a few ids into many. */
async function insert(tx: Transaction, table: NamedTable, { kept, fresh }: KnownNames): Promise<Int32Array> {
  const names = await readNames(tx, table, fresh);
  const rows = Array.from(fresh, (id): Searched => ({
    id,
    name: names.get(id) ?? NAMELESS,
    low: 0,
    high: kept.length,
  }));
  for (let open = rows; open.length > 0; open = open.filter(({ low, high }) => low < high)) {
    const pivots = new Set(open.flatMap(pivotsOf));
    const pivotNames = await readNames(
      tx,
      table,
      Int32Array.from(pivots, (pivot) => kept[pivot] as number),
    );
    for (const row of open) narrow(row, kept, pivotNames);
  }
  return merge(kept, rows);
}

function pivotsOf({ low, high }: Searched): number[] {
  const step = (high - low) / (PIVOTS + 1);
  const pivots = Array.from({ length: PIVOTS }, (_, i) => Math.floor(low + (i + 1) * step));
  return [...new Set(pivots)].filter((pivot) => pivot < high);
}

function narrow(row: Searched, sorted: Int32Array, names: ReadonlyMap<number, Buffer>): void {
  for (const pivot of pivotsOf(row)) {
    const id = sorted[pivot] as number;
    if (compare({ id, name: names.get(id) ?? NAMELESS }, row) > 0) {
      row.high = pivot;
      return;
    }
    row.low = pivot + 1;
  }
}

function compare(a: { id: number; name: Buffer }, b: { id: number; name: Buffer }): number {
  return Buffer.compare(a.name, b.name) || a.id - b.id;
}

function merge(sorted: Int32Array, news: readonly Searched[]): Int32Array {
  const merged = new Int32Array(sorted.length + news.length);
  let from = 0;
  news.forEach(({ id, low }, i) => {
    merged.set(sorted.subarray(from, low), from + i);
    merged[low + i] = id;
    from = low;
  });
  merged.set(sorted.subarray(from), from + news.length);
  return merged;
}
