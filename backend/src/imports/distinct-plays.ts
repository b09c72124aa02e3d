import type { PlayRows } from './play-rows';

/** The plays among the rows of an export: rows of the same item and moment are one play, of which the longest row stands. */
export interface DistinctPlays {
  /** Numbers of the rows that stand, extended history before account data, each in the order of time. */
  rows: Uint32Array;
  /** How many of them are extended history. */
  extended: number;
  /** Rows that do not stand, by number of their file. */
  duplicates: number[];
}

/** Finds the plays. Gives way to others between steps that take some milliseconds each. */
export async function distinctPlays(rows: PlayRows, files: number): Promise<DistinctPlays> {
  const order = await inOrderOfTime(rows);
  await breathe();
  const standing = longestOfEach(rows, order);
  const isExtended = (row: number) => rows.itemList[rows.items[row] as number]?.spotifyId !== null;
  const extended = standing.filter(isExtended);
  const sorted = new Uint32Array(standing.length);
  sorted.set(extended);
  sorted.set(
    standing.filter((row) => !isExtended(row)),
    extended.length,
  );
  return { rows: sorted, extended: extended.length, duplicates: duplicatesOf(rows, standing, files) };
}

function duplicatesOf(rows: PlayRows, standing: Uint32Array, files: number): number[] {
  const duplicates = new Array<number>(files).fill(0);
  const count = (row: number, by: number) => (duplicates[rows.files[row] as number]! += by);
  for (let row = 0; row < rows.length; row++) count(row, 1);
  for (const row of standing) count(row, -1);
  return duplicates;
}

/** Lets requests be answered before the next step. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Row numbers by second, then item, then place in the files. A radix sort: its time does not depend on what a file holds. */
async function inOrderOfTime(rows: PlayRows): Promise<Uint32Array> {
  let order = Uint32Array.from({ length: rows.length }, (_, row) => row);
  for (const column of [rows.items, rows.seconds]) {
    for (const shift of [0, 16]) {
      await breathe();
      order = sortedByDigit(order, column, shift);
    }
  }
  return order;
}

function sortedByDigit(order: Uint32Array, column: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const digit = (row: number) => ((column[row] as number) >>> shift) & 0xffff;
  const starts = new Uint32Array(0x10001);
  for (const row of order) starts[digit(row) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1] as number;
  const sorted = new Uint32Array(order.length);
  for (const row of order) sorted[starts[digit(row)]!++] = row;
  return sorted;
}

function longestOfEach(rows: PlayRows, order: Uint32Array): Uint32Array {
  const standing = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) {
    const before = standing[count - 1];
    if (before === undefined || !isSamePlay(rows, before, row)) standing[count++] = row;
    else if ((rows.msPlayed[row] as number) > (rows.msPlayed[before] as number)) standing[count - 1] = row;
  }
  return standing.slice(0, count);
}

function isSamePlay(rows: PlayRows, one: number, other: number): boolean {
  return rows.seconds[one] === rows.seconds[other] && rows.items[one] === rows.items[other];
}
