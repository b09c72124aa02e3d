/** Gives values dense indexes, in the order in which they are met. */
export class Dictionary<T> {
  readonly values: T[];
  private readonly indexes: Map<T, number>;

  /** Goes on behind values that have their indexes already. */
  constructor(known: Iterable<T> = []) {
    this.values = [...known];
    this.indexes = new Map(this.values.map((value, index) => [value, index]));
  }

  indexOf(value: T): number {
    let index = this.indexes.get(value);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.indexes.set(value, index);
    }
    return index;
  }
}
