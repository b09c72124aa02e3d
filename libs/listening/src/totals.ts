import { playedAt } from './bounds';
import { sumsOf, type ListKind } from './entries';
import { UNKNOWN } from './history';
import type { Selection } from './selection';

/** How much was listened to. */
export interface PlaySums {
  /** Counted plays. */
  readonly plays: number;
  /** Milliseconds of all stored plays, counted or not; an unknown `msPlayed` is the length of the track (0 if unknown). */
  readonly msPlayed: number;
  /** The milliseconds within `msPlayed` that come from lengths of tracks. */
  readonly msEstimated: number;
  /** End of the first counted play, in UTC milliseconds. */
  readonly firstPlayedAt: number | null;
  /** End of the last counted play, in UTC milliseconds. */
  readonly lastPlayedAt: number | null;
}

/** How many different things have at least one counted play. */
export interface DistinctCounts {
  readonly tracks: number;
  readonly artists: number;
  readonly albums: number;
  readonly genres: number;
}

export function playSums(selection: Selection): PlaySums {
  const { plays, msPlayed, msEstimated } = selection.trackSums;
  return {
    plays: sum(plays),
    msPlayed: sum(msPlayed),
    msEstimated,
    firstPlayedAt: endOf(selection, firstCounted(selection)),
    lastPlayedAt: endOf(selection, lastCounted(selection)),
  };
}

export function distinctCounts(selection: Selection): DistinctCounts {
  return {
    tracks: distinct(selection, 'TRACKS'),
    artists: distinct(selection, 'ARTISTS'),
    albums: distinct(selection, 'ALBUMS'),
    genres: distinct(selection, 'GENRES'),
  };
}

/** How many entries of a kind have at least one counted play: the length of their top list. */
export function distinct(selection: Selection, kind: ListKind): number {
  const { plays } = sumsOf(selection, kind);
  let entries = 0;
  for (let index = 0; index < plays.length; index++) if (plays[index]! > 0) entries++;
  return entries;
}

/** Local days with at least one counted play. */
export function activeDays({ hours: { first, plays } }: Selection): number {
  let days = 0;
  let latest = -Infinity;
  for (let hour = 0; hour < plays.length; hour++) {
    if (plays[hour] === 0) continue;
    const day = Math.floor((first + hour) / 24);
    if (day !== latest) days++;
    latest = day;
  }
  return days;
}

function sum(values: Uint32Array | Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** The row of the first counted play; undefined without one. */
function firstCounted(selection: Selection): number | undefined {
  const { length } = selection;
  for (let position = 0; position < length; position++) {
    const row = rowAt(selection, position);
    if (counts(selection, row)) return row;
  }
  return undefined;
}

function lastCounted(selection: Selection): number | undefined {
  for (let position = selection.length - 1; position >= 0; position--) {
    const row = rowAt(selection, position);
    if (counts(selection, row)) return row;
  }
  return undefined;
}

function rowAt({ rows, first }: Selection, position: number): number {
  return rows === null ? first + position : rows[position]!;
}

function counts({ history: { plays }, minimum }: Selection, row: number): boolean {
  const ms = plays.msPlayed[row]!;
  return ms === UNKNOWN || ms >= minimum[plays.track[row]!]!;
}

function endOf({ history }: Selection, row: number | undefined): number | null {
  return row === undefined ? null : playedAt(history.plays, row);
}
