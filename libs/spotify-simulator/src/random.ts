// Taken out once: inside a test runner's sandbox every look-up of a global costs more than the arithmetic.
const { floor, imul } = Math;

type Seed = string | number;

/** One mixing step of MurmurHash3: spreads every bit of `value` over the whole word. */
function mix(hash: number, value: number): number {
  let block = imul(value, 0xcc9e2d51);
  block = (block << 15) | (block >>> 17);
  let mixed = hash ^ imul(block, 0x1b873593);
  mixed = (mixed << 13) | (mixed >>> 19);
  return (imul(mixed, 5) + 0xe6546b64) | 0;
}

/** A 32-bit hash of the parts; the same parts give the same number on every machine. */
export function hash32(...parts: Seed[]): number {
  let hash = 0x9747b28c;
  for (const part of parts) {
    if (typeof part === 'number') {
      hash = mix(mix(hash, part | 0), floor(part / 0x1_0000_0000) | 0);
    } else {
      for (let at = 0; at < part.length; at++) hash = mix(hash, part.charCodeAt(at));
      hash = mix(hash, part.length + 0x5bd1);
    }
  }
  hash ^= hash >>> 16;
  hash = imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A number in [0, 1) that depends on the parts alone. */
export function hashUnit(...parts: Seed[]): number {
  return hash32(...parts) / 0x1_0000_0000;
}

/** A small fast generator (sfc32) whose whole sequence is fixed by its seed. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(...seed: Seed[]) {
    this.a = hash32(1, ...seed) | 0;
    this.b = hash32(2, ...seed) | 0;
    this.c = hash32(3, ...seed) | 0;
    for (let round = 0; round < 8; round++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[floor(this.next() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from.');
    return item;
  }

  /** Normally distributed with mean 0 and deviation 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** Index 0..size-1 where small numbers are much more likely (a Zipf-like law; larger `bend` = steeper). */
  rank(size: number, bend = 2): number {
    return Math.min(size - 1, floor(size * Math.pow(this.next(), bend)));
  }

  /** Index into `cumulative`, a rising list of running sums. */
  weighted(cumulative: readonly number[]): number {
    const target = this.next() * (cumulative.at(-1) ?? 0);
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
