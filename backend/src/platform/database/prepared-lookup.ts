import type { Database } from './database';

/** Most keys that one look-up takes. */
export const LARGEST_LOOKUP = 64;

/**
 * A prepared statement that finds rows by one or several keys. For `= ANY ($1)` PostgreSQL expects ten keys when it plans without
 * seeing them, so that the plan it could keep always looks dearer than a new one, and it plans each time anew. A list tells how many
 * there are: one statement each for 1, 2, 4 ... keys, of which the last is repeated to fill the list.
 */
export class PreparedLookup {
  private readonly texts = new Map<number, string>();

  /**
   * @param write the statement; gets the places of the keys, for `IN (...)`
   * @param others how many values stand before the keys
   */
  constructor(
    private readonly name: string,
    private readonly write: (keys: string) => string,
    private readonly others: number,
  ) {}

  /** The rows for at least one and at most {@link LARGEST_LOOKUP} keys, in no order. */
  read<Row>(database: Database, others: readonly unknown[], keys: readonly unknown[]): Promise<Row[]> {
    const size = 2 ** Math.ceil(Math.log2(keys.length));
    const padding = new Array<unknown>(size - keys.length).fill(keys.at(-1));
    return database.prepared(`${this.name} ${size}`, this.textFor(size), [...others, ...keys, ...padding]);
  }

  private textFor(size: number): string {
    const known = this.texts.get(size);
    if (known) return known;
    const text = this.write(Array.from({ length: size }, (_, i) => `$${this.others + i + 1}`).join());
    this.texts.set(size, text);
    return text;
  }
}
