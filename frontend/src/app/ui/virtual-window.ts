/** Rows from `first` up to but without `end`. */
export interface RowWindow {
  first: number;
  end: number;
}

/** Where rows lie below each other. */
export class RowOffsets {
  /** Top of each row, and behind them the height of all. */
  private readonly tops: Float64Array;

  constructor(
    readonly count: number,
    heightOf: (index: number) => number,
  ) {
    this.tops = new Float64Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      this.tops[index + 1] = (this.tops[index] ?? 0) + heightOf(index);
    }
  }

  get height(): number {
    return this.topOf(this.count);
  }

  topOf(index: number): number {
    return this.tops[index] ?? 0;
  }

  /** The rows that touch the stretch from `from` to `to`, and `spare` more on both sides. */
  window(from: number, to: number, spare: number): RowWindow {
    return {
      first: Math.max(0, this.rowAt(from) - spare),
      end: Math.min(this.count, this.rowAt(to) + 1 + spare),
    };
  }

  /** The last row whose top is not below `y`. */
  private rowAt(y: number): number {
    let low = 0;
    let high = this.count;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.topOf(middle) <= y) low = middle;
      else high = middle;
    }
    return low;
  }
}
