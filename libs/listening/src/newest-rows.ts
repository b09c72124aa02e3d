import { playedAt } from './bounds';
import type { PlayColumns } from './history';
import type { Selection } from './selection';

/** The place of a play in the order of an archive: end in UTC milliseconds, id of the track in the database. */
export interface PlayPosition {
  playedAt: number;
  trackId: number;
}

/**
 * The numbers of at most `limit` selected rows, newest first: by end of play, then by id of the track, both descending. All
 * stored plays, counted or not. With `after`, those beyond that position, whether or not a play has it; as quick at any depth.
 */
export function newestRows(selection: Selection, after: PlayPosition | null, limit: number): number[] {
  const { rows, first, length } = selection;
  const end = after === null ? length : positionOf(selection, after);
  const count = Math.max(Math.min(limit, end), 0);
  return Array.from({ length: count }, (_, i) => (rows === null ? first + end - 1 - i : rows[end - 1 - i]!));
}

/** How many selected rows come before a position in ascending order. */
function positionOf({ history, rows, first, length }: Selection, position: PlayPosition): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = rows === null ? first + middle : rows[middle]!;
    if (isBefore(history.plays, row, history.catalogue.tracks.id, position)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore(plays: PlayColumns, row: number, ids: Int32Array, position: PlayPosition): boolean {
  const later = playedAt(plays, row) - position.playedAt || ids[plays.track[row]!]! - position.trackId;
  return later < 0;
}
