import type { PlayColumns } from '@audiospective/listening';
import { monthOf } from '../../archival/plays/sealed-months';
import type { Archive } from './month-plays.query';

/** Where the plays of each month come from; months are counted from January 1970, UTC. */
export interface MonthPlan {
  /** All months from the first play to the last, in their order. */
  months: number[];
  /** Known, and the same as before. */
  kept: number[];
  /** To be read from their chunks. */
  sealed: number[];
  /** Without a chunk: to be read from the plays. */
  unsealed: number[];
}

/** A chunk that is no newer than what is known has the very plays that are known: whoever writes a play drops the chunk. */
export function planMonths(archive: Archive, knownVersion?: string): MonthPlan {
  const plan: MonthPlan = { months: [], kept: [], sealed: [], unsealed: [] };
  if (!archive.firstPlayedAt || !archive.lastPlayedAt) return plan;
  const last = monthOf(archive.lastPlayedAt.getTime());
  for (let month = monthOf(archive.firstPlayedAt.getTime()); month <= last; month++) {
    const chunk = archive.chunks.get(month);
    plan.months.push(month);
    if (chunk === undefined) plan.unsealed.push(month);
    else if (knownVersion !== undefined && BigInt(chunk.version) <= BigInt(knownVersion)) plan.kept.push(month);
    else plan.sealed.push(month);
  }
  return plan;
}

/** Rows from one to before another. */
export interface Rows {
  from: number;
  to: number;
}

/** The rows of a month. */
export function rowsOf(plays: PlayColumns, month: number): Rows {
  return { from: firstRow(plays, month), to: firstRow(plays, month + 1) };
}

function firstRow({ second }: PlayColumns, month: number): number {
  const start = Date.UTC(1970, month) / 1000;
  let [low, high] = [0, second.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((second[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
