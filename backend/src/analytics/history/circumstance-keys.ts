/** Combinations of (`detail_id`, `context_id`, `sources`) in columns; 0 stands for NULL. */
export interface CircumstanceColumns {
  readonly details: Int32Array;
  readonly contexts: Int32Array;
  readonly sources: Uint8Array;
}

/** The longest source set is below it. */
const SOURCE_SETS = 32;

/** Gives combinations dense indexes, in the order in which they are met. */
export class CircumstanceKeys {
  private readonly details: number[] = [];
  private readonly contexts: number[] = [];
  private readonly sources: number[] = [];
  private readonly indexes = new Map<number, Map<number, number>>();
  private last = -1;

  /** Goes on behind those that have their indexes already. */
  constructor(known?: CircumstanceColumns) {
    known?.details.forEach((detail, i) =>
      this.indexOf(detail, known.contexts[i] as number, known.sources[i] as number),
    );
  }

  /** Plays in a row mostly share their circumstances, so the last ones are tried first. */
  indexOf(detail: number, context: number, sources: number): number {
    const { last } = this;
    if (this.details[last] === detail && this.contexts[last] === context && this.sources[last] === sources) return last;
    const ofContext = this.ofContext(context);
    const key = detail * SOURCE_SETS + sources;
    let index = ofContext.get(key);
    if (index === undefined) {
      index = this.details.push(detail) - 1;
      this.contexts.push(context);
      this.sources.push(sources);
      ofContext.set(key, index);
    }
    return (this.last = index);
  }

  /** The combinations with these indexes. */
  columns(kept: Uint32Array): CircumstanceColumns {
    return {
      details: Int32Array.from(kept, (index) => this.details[index] as number),
      contexts: Int32Array.from(kept, (index) => this.contexts[index] as number),
      sources: Uint8Array.from(kept, (index) => this.sources[index] as number),
    };
  }

  get length(): number {
    return this.details.length;
  }

  private ofContext(context: number): Map<number, number> {
    let details = this.indexes.get(context);
    if (!details) this.indexes.set(context, (details = new Map<number, number>()));
    return details;
  }
}
