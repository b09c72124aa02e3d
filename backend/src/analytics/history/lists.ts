import type { Lists } from '@audiospective/listening';

/** Lists while they are put together, entry after entry. */
export class ListBuilder {
  readonly start = [0];
  readonly values: number[] = [];

  /** Ends the list of an entry. */
  close(): void {
    this.start.push(this.values.length);
  }

  /** Adds an entry that has the list of another one, each value by its new name. */
  copy(from: Lists | ListBuilder, entry: number, rename: (value: number) => number): void {
    const end = from.start[entry + 1] as number;
    for (let i = from.start[entry] as number; i < end; i++) this.values.push(rename(from.values[i] as number));
    this.close();
  }

  build(): Lists {
    return { start: new Uint32Array(this.start), values: new Uint32Array(this.values) };
  }
}
