import { sumsOf } from './entries';
import { firstRowsOf } from './first-rows';
import { pageOf, RankOrder } from './order';
import type { Ranked, TopPage } from './ranks';
import { remembered } from './remembered';
import type { Selection } from './selection';

/** What can be discovered. */
export type DiscoveryKind = 'TRACKS' | 'ARTISTS' | 'ALBUMS';

/** How much was new in a selection: its first counted play ever is among the selected plays. */
export interface Discovery {
  tracks: number;
  artists: number;
  albums: number;
  /** Counted plays in the selection of the tracks discovered in it. */
  plays: number;
}

/** What was discovered. The first play is looked for in the whole archive by the same counting rule: no filter makes old things new. */
export function discovery(selection: Selection): Discovery {
  const tracks = discoveredIn(selection, 'TRACKS');
  const { plays } = selection.trackSums;
  return {
    tracks: tracks.length,
    artists: discoveredIn(selection, 'ARTISTS').length,
    albums: discoveredIn(selection, 'ALBUMS').length,
    plays: tracks.reduce((sum, track) => sum + plays[track]!, 0),
  };
}

/** One page of the top list of what was discovered, ranked by what was played of it in the selection. */
export function discovered(selection: Selection, kind: DiscoveryKind, { by, offset, limit }: TopPage): Ranked[] {
  const { plays, msPlayed } = sumsOf(selection, kind);
  const order = new RankOrder(selection, kind, by);
  const entries = pageOf(discoveredIn(selection, kind).slice(), order, { from: offset, to: offset + limit });
  return Array.from(entries, (index, i) => ({
    index,
    rank: offset + i + 1,
    previousRank: null,
    plays: plays[index]!,
    msPlayed: msPlayed[index]!,
  }));
}

/** The indexes of what was discovered. */
function discoveredIn(selection: Selection, kind: DiscoveryKind): Uint32Array {
  const { base, selected } = selectedRows(selection);
  const firstRows = firstRowsOf(selection)[kind];
  const entries = new Uint32Array(firstRows.length);
  let found = 0;
  for (let index = 0; index < firstRows.length; index++) {
    const at = firstRows[index]! - base;
    if (at >= 0 && at < selected.length && selected[at] === 1) entries[found++] = index;
  }
  return entries.subarray(0, found);
}

/** One byte per row from `base` to the last selected one: whether it is selected. */
const selectedRows = remembered(({ rows, first, length }: Selection): { base: number; selected: Uint8Array } => {
  if (rows === null || length === 0) return { base: first, selected: new Uint8Array(length).fill(1) };
  const base = rows[0]!;
  const selected = new Uint8Array(rows[length - 1]! + 1 - base);
  for (let i = 0; i < length; i++) selected[rows[i]! - base] = 1;
  return { base, selected };
});
