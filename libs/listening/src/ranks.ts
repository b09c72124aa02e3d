import { sumsOf, type ListKind } from './entries';
import { pageOf, RankOrder, type RankBy } from './order';
import type { Selection } from './selection';

/** One entry of a top list. */
export interface Ranked {
  /** Index into `catalogue.tracks`, `artists`, `albums` or `genres`, or into `circumstances.contexts`. */
  readonly index: number;
  /** Place in the list, from 1. */
  readonly rank: number;
  /** Place in the list of the previous selection; null without one, or where the entry has no counted play in it. */
  readonly previousRank: number | null;
  /** Counted plays. */
  readonly plays: number;
  /** Milliseconds of all stored plays; an unknown one is the length of the track (0 if unknown). */
  readonly msPlayed: number;
}

/** Which part of a top list is wanted, and what ranks it. */
export interface TopPage {
  readonly by: RankBy;
  /** How many entries to pass over. */
  readonly offset: number;
  /** How many entries at most. */
  readonly limit: number;
}

/**
 * One page of a top list. Listed is what has at least one counted play. Ranks are places of {@link RankOrder}; pages of one
 * selection never repeat or miss an entry. With `previous`, a selection of the same history, entries say where they were in it.
 */
export function topList(selection: Selection, kind: ListKind, page: TopPage, previous?: Selection): Ranked[] {
  const { by, offset, limit } = page;
  const sums = sumsOf(selection, kind);
  const entries = pageOf(listed(sums.plays), new RankOrder(selection, kind, by), { from: offset, to: offset + limit });
  const before = previous === undefined ? null : ranksOf(previous, kind, { entries, by });
  return Array.from(entries, (index, i) => ({
    index,
    rank: offset + i + 1,
    previousRank: before?.[i] || null,
    plays: sums.plays[index]!,
    msPlayed: sums.msPlayed[index]!,
  }));
}

/** The place of one entry in the top list, from 1; null when it has no counted play. */
export function rankOf(selection: Selection, kind: ListKind, index: number, by: RankBy): number | null {
  return ranksOf(selection, kind, { entries: Uint32Array.of(index), by })[0] || null;
}

/** The indexes of the entries that have a counted play. */
function listed(plays: Uint32Array): Uint32Array {
  const entries = new Uint32Array(plays.length);
  let found = 0;
  for (let index = 0; index < plays.length; index++) if (plays[index]! > 0) entries[found++] = index;
  return entries.subarray(0, found);
}

/**
 * The places of some entries in the whole list, in the order in which they are given; 0 where one is not listed. Every
 * listed entry finds by bisection how many of the given ones stand below it: no sorting of the whole list.
 */
function ranksOf(
  selection: Selection,
  kind: ListKind,
  { entries, by }: { entries: Uint32Array; by: RankBy },
): Uint32Array {
  const { plays } = sumsOf(selection, kind);
  const order = new RankOrder(selection, kind, by);
  const ranked = entries.filter((entry) => plays[entry]! > 0).sort((a, b) => order.compare(a, b));
  const between = countBetween(plays, order, ranked);
  const rankOfEntry = new Map<number, number>();
  let rank = 0;
  for (let i = 0; i < ranked.length; i++) rankOfEntry.set(ranked[i]!, (rank += between[i]!));
  return entries.map((entry) => rankOfEntry.get(entry) ?? 0);
}

/** Per ranked entry how many listed ones stand at its place or above, and below the ranked one before it. */
function countBetween(plays: Uint32Array, order: RankOrder, ranked: Uint32Array): Uint32Array {
  const counts = new Uint32Array(ranked.length + 1);
  for (let entry = 0; entry < plays.length; entry++) {
    if (plays[entry] === 0) continue;
    let low = 0;
    let high = ranked.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (order.isAbove(ranked[middle]!, entry)) low = middle + 1;
      else high = middle;
    }
    counts[low]!++;
  }
  return counts;
}
