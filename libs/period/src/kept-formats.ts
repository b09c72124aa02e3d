/** Formats of dates that have been built, by what they are for: building one takes longer than everything else a question about dates does. */
export class KeptFormats {
  private readonly kept = new Map<string, Intl.DateTimeFormat>();

  /** At most `most` are kept: a zone has as many names as there are ways to write it in capitals. */
  constructor(private readonly most: number) {}

  /** How many are kept. */
  get size(): number {
    return this.kept.size;
  }

  /** The format for this key, which names everything that `build` depends on. What cannot be built is not kept. */
  get(key: string, build: () => Intl.DateTimeFormat): Intl.DateTimeFormat {
    const known = this.kept.get(key);
    if (known) return known;
    const format = build();
    if (this.kept.size >= this.most) this.forgetOldest();
    this.kept.set(key, format);
    return format;
  }

  private forgetOldest(): void {
    for (const key of this.kept.keys()) {
      this.kept.delete(key);
      return;
    }
  }
}
