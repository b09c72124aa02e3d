import { setImmediate } from 'node:timers/promises';

/** Names that are looked at before others may go on: a few milliseconds of work at most. */
const SLICE = 2_000;

/** Does work on the numbers from 0 to `length` slice by slice, so that no other request waits for all of it. */
export async function inSlices(
  length: number,
  work: (from: number, to: number) => void | Promise<void>,
): Promise<void> {
  for (let from = 0; from < length; from += SLICE) {
    if (from > 0) await setImmediate();
    await work(from, Math.min(from + SLICE, length));
  }
}
