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

/** Rows that are looked at before others may have their turn: some milliseconds. */
const ROWS_AT_ONCE = 1 << 17;

/** Finds the plays. Gives way to others all the time. */
export async function distinctPlays(rows: PlayRows, files: number): Promise<DistinctPlays> {
  const standing = await longestOfEach(rows, await inOrderOfTime(rows));
  const duplicates = await duplicatesOf(rows, standing, files);
  const extended = await movedToFront(standing, (row) => rows.itemList[rows.items[row] as number]?.spotifyId !== null);
  return { rows: extended.rows, extended: extended.count, duplicates };
}

/** Lets requests be answered before the next step. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function inSteps(length: number, look: (place: number) => void): Promise<void> {
  for (let start = 0; start < length; start += ROWS_AT_ONCE) {
    await breathe();
    const end = Math.min(length, start + ROWS_AT_ONCE);
    for (let place = start; place < end; place++) look(place);
  }
}

/** Row numbers by second, then item, then place in the files. A radix sort: its time does not depend on what a file holds. */
async function inOrderOfTime(rows: PlayRows): Promise<Uint32Array> {
  let order = new Uint32Array(rows.length);
  await inSteps(rows.length, (row) => (order[row] = row));
  for (const column of [rows.items, rows.seconds]) {
    for (const shift of [0, 16]) order = await sortedByDigit(order, column, shift);
  }
  return order;
}

async function sortedByDigit(order: Uint32Array<ArrayBuffer>, column: Uint32Array, shift: number) {
  const digit = (row: number) => ((column[row] as number) >>> shift) & 0xffff;
  const starts = new Uint32Array(0x10001);
  await inSteps(order.length, (place) => starts[digit(order[place] as number) + 1]!++);
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1] as number;
  const sorted = new Uint32Array(order.length);
  await inSteps(order.length, (place) => {
    const row = order[place] as number;
    sorted[starts[digit(row)]!++] = row;
  });
  return sorted;
}

async function longestOfEach(rows: PlayRows, order: Uint32Array): Promise<Uint32Array> {
  const standing = new Uint32Array(order.length);
  let count = 0;
  await inSteps(order.length, (place) => {
    const row = order[place] as number;
    const before = standing[count - 1];
    if (before === undefined || !isSamePlay(rows, before, row)) standing[count++] = row;
    else if ((rows.msPlayed[row] as number) > (rows.msPlayed[before] as number)) standing[count - 1] = row;
  });
  return standing.subarray(0, count);
}

function isSamePlay(rows: PlayRows, one: number, other: number): boolean {
  return rows.seconds[one] === rows.seconds[other] && rows.items[one] === rows.items[other];
}

async function duplicatesOf(rows: PlayRows, standing: Uint32Array, files: number): Promise<number[]> {
  const duplicates = new Array<number>(files).fill(0);
  const count = (row: number, by: number) => (duplicates[rows.files[row] as number]! += by);
  await inSteps(rows.length, (row) => count(row, 1));
  await inSteps(standing.length, (place) => count(standing[place] as number, -1));
  return duplicates;
}

/** The rows that `isFirst` and how many they are, then the others; both in the order in which they were. */
async function movedToFront(rows: Uint32Array, isFirst: (row: number) => boolean) {
  const moved = new Uint32Array(rows.length);
  let count = 0;
  const move = (wanted: boolean) =>
    inSteps(rows.length, (place) => {
      const row = rows[place] as number;
      if (isFirst(row) === wanted) moved[count++] = row;
    });
  await move(true);
  const first = count;
  await move(false);
  return { rows: moved, count: first };
}
