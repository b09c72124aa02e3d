import type { Lists } from '@audiospective/listening';

/** The list of one entry. */
export function listOf(lists: Lists, entry: number): Uint32Array {
  return lists.values.subarray(lists.start[entry], lists.start[entry + 1]);
}

/** Puts lists together, entry after entry. */
export class ListBuilder {
  private readonly start = [0];
  private readonly values: number[] = [];

  /** The list of the next entry. */
  add(list: Iterable<number>): void {
    for (const value of list) this.values.push(value);
    this.start.push(this.values.length);
  }

  build(): Lists {
    return { start: Uint32Array.from(this.start), values: Uint32Array.from(this.values) };
  }
}
