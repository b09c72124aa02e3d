import { Fit, fitOf, fitsWithTypos, type Wanted } from './fit';
import { inSlices } from './slices';

/** Names in the order of how they were found: by fit, then as `isBefore` says. */
export interface FindNames {
  names: readonly string[];
  wanted: Wanted;
  /** Most that are wanted. */
  limit: number;
  /** Which of two names that fit alike comes first, by their indexes. */
  compare: (a: number, b: number) => number;
}

/** The indexes of the names that fit best. Slips are forgiven only when the rest does not fill the page. */
export async function findNames({ names, wanted, limit, compare }: FindNames): Promise<number[]> {
  const found = new BestNames(limit, compare);
  await inSlices(names.length, (from, to) => {
    for (let index = from; index < to; index++) found.offer(index, fitOf(names[index]!, wanted));
  });
  if (found.isFull) return found.indexes;
  const certain = new Set(found.indexes);
  await inSlices(names.length, (from, to) => {
    for (let index = from; index < to; index++) {
      if (!certain.has(index) && fitsWithTypos(names[index]!, wanted)) found.offer(index, Fit.TYPO);
    }
  });
  return found.indexes;
}

/** The best so far, in order, never more than `limit`. */
class BestNames {
  private readonly entries: { index: number; fit: Fit }[] = [];

  constructor(
    private readonly limit: number,
    private readonly compare: (a: number, b: number) => number,
  ) {}

  get indexes(): number[] {
    return this.entries.map(({ index }) => index);
  }

  get isFull(): boolean {
    return this.entries.length >= this.limit;
  }

  offer(index: number, fit: Fit): void {
    if (fit === Fit.NONE) return;
    let place = this.entries.length;
    while (place > 0 && this.comesBefore({ index, fit }, this.entries[place - 1]!)) place--;
    if (place >= this.limit) return;
    this.entries.splice(place, 0, { index, fit });
    this.entries.length = Math.min(this.entries.length, this.limit);
  }

  private comesBefore(one: { index: number; fit: Fit }, other: { index: number; fit: Fit }): boolean {
    return (one.fit - other.fit || this.compare(one.index, other.index)) < 0;
  }
}
