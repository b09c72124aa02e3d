import { nameOrderOf, sumsOf, type ListKind } from './entries';
import type { Selection } from './selection';

/** What a top list is ranked by: the number of counted plays or the time listened. */
export type RankBy = 'PLAYS' | 'TIME';

/**
 * The order of a top list: by plays, then by time, then by name; or by time, then by plays, then by name. Total, so that
 * the same entries always come in the same order.
 */
export class RankOrder {
  private readonly major: ArrayLike<number>;
  private readonly minor: ArrayLike<number>;
  private readonly names: Uint32Array;

  constructor(selection: Selection, kind: ListKind, by: RankBy) {
    const { plays, msPlayed } = sumsOf(selection, kind);
    this.major = by === 'PLAYS' ? plays : msPlayed;
    this.minor = by === 'PLAYS' ? msPlayed : plays;
    this.names = nameOrderOf(selection, kind);
  }

  /** Whether entry `a` stands above entry `b`. */
  isAbove(a: number, b: number): boolean {
    return this.compare(a, b) < 0;
  }

  /** Below zero when entry `a` stands above entry `b`. */
  compare(a: number, b: number): number {
    return this.major[b]! - this.major[a]! || this.minor[b]! - this.minor[a]! || this.names[a]! - this.names[b]!;
  }
}

/** The entries at places `from` up to `to` (without it, counted from 0) of the order, without sorting all; reorders `entries`. */
export function pageOf(
  entries: Uint32Array,
  order: RankOrder,
  { from, to }: { from: number; to: number },
): Uint32Array {
  const rest = from === 0 ? entries : bringUp(entries, order, from).subarray(from);
  const page = bringUp(rest, order, to - from).subarray(0, to - from);
  return page.sort((a, b) => order.compare(a, b));
}

/** Hoare's selection: moves the `count` highest entries to the front, in any order among themselves. */
function bringUp(entries: Uint32Array, order: RankOrder, count: number): Uint32Array {
  if (count >= entries.length) return entries;
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const { above, below } = split(entries, order, { low, high });
    if (count < above) high = above - 1;
    else if (count > below) low = below;
    else break;
  }
  return entries;
}

/**
 * Parts the entries from `low` to `high` by one of them: none of those before `above` stands below any of those from
 * `above` on, and none before `below` stands below any from `below` on.
 */
function split(entries: Uint32Array, order: RankOrder, { low, high }: { low: number; high: number }) {
  const pivot = entries[(low + high) >>> 1]!;
  let i = low;
  let j = high;
  while (i <= j) {
    while (order.isAbove(entries[i]!, pivot)) i++;
    while (order.isAbove(pivot, entries[j]!)) j--;
    if (i > j) break;
    const moved = entries[i]!;
    entries[i++] = entries[j]!;
    entries[j--] = moved;
  }
  return { above: j + 1, below: i };
}
