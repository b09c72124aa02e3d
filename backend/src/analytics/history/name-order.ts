import type { Transaction } from '../../platform/database/database';
import { readNames, sortByName, type NamedTable } from './catalogue.query';

/** An order that is known, and whose rows have changed since. */
export interface KnownOrder {
  readonly id: Int32Array;
  readonly nameOrder: Uint32Array;
  readonly changed: ReadonlySet<number>;
}

/** Finding the place of one row costs about as much as sorting so many. */
const ROWS_PER_SEARCH = 100;
/** Names that a search looks at in one round: three rounds are enough for 60,000. */
const PIVOTS = 39;

/** Places by name (code points), then by id, of the rows with these ids; those that do not exist come last. */
export async function readNameOrder(
  tx: Transaction,
  table: NamedTable,
  ids: Int32Array,
  known?: KnownOrder,
): Promise<Uint32Array> {
  const kept = known ? keptOrder(ids, known) : new Int32Array();
  const news = ids.length - kept.length;
  const sorted =
    news * ROWS_PER_SEARCH > kept.length ? await sortByName(tx, table, ids) : await insert(tx, table, ids, kept);
  const places = new Map(Array.from(sorted, (id, place) => [id, place]));
  return Uint32Array.from(ids, (id, index) => places.get(id) ?? sorted.length + index);
}

/** The ids whose order is still known, in that order. */
function keptOrder(ids: Int32Array, { id: knownIds, nameOrder, changed }: KnownOrder): Int32Array {
  const wanted = new Set(ids);
  const sorted = new Int32Array(knownIds.length);
  knownIds.forEach((id, index) => (sorted[nameOrder[index] as number] = id));
  return sorted.filter((id) => wanted.has(id) && !changed.has(id));
}

interface Searched {
  id: number;
  name: Buffer;
  /** The place lies between these, both included. */
  low: number;
  high: number;
}

/** Sorts the few ids that are not in `sorted` in between. */
async function insert(tx: Transaction, table: NamedTable, ids: Int32Array, sorted: Int32Array): Promise<Int32Array> {
  const known = new Set(sorted);
  const names = await readNames(
    tx,
    table,
    ids.filter((id) => !known.has(id)),
  );
  const news = [...names].map(([id, name]): Searched => ({ id, name, low: 0, high: sorted.length }));
  for (let open = news; open.length > 0; open = open.filter(({ low, high }) => low < high)) {
    const pivots = await readNames(
      tx,
      table,
      new Set(open.flatMap((row) => pivotsOf(row).map((p) => sorted[p] as number))),
    );
    for (const row of open) narrow(row, sorted, pivots);
  }
  return merge(
    sorted,
    news.sort((a, b) => a.low - b.low || compare(a, b)),
  );
}

function pivotsOf({ low, high }: Searched): number[] {
  const step = (high - low) / (PIVOTS + 1);
  const pivots = Array.from({ length: PIVOTS }, (_, i) => Math.floor(low + (i + 1) * step));
  return [...new Set(pivots)].filter((pivot) => pivot < high);
}

function narrow(row: Searched, sorted: Int32Array, names: ReadonlyMap<number, Buffer>): void {
  for (const pivot of pivotsOf({ ...row })) {
    const id = sorted[pivot] as number;
    if (compare({ id, name: names.get(id) as Buffer }, row) > 0) {
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
