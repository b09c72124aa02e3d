const { floor, imul } = Math;

/** A small, fast generator (Mulberry32): the same seed gives the same data on every machine. */
export class Random {
  constructor(private state: number) {}

  /** Uniform in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 to `size - 1`. */
  below(size: number): number {
    return floor(this.next() * size);
  }

  /** A whole number from 0 to `size - 1`; the larger `bend`, the likelier the small ones. */
  skewed(size: number, bend: number): number {
    return floor(size * this.next() ** bend);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}
