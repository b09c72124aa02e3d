import { performance } from 'node:perf_hooks';

/** One table of docs/performance.md. */
export interface BenchTable {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  /** What the reader has to know of how it was measured. */
  note?: string;
}

/** One measurement of `npm run bench`: each file of this folder named *.bench.ts exports one as `bench`. */
export type Bench = () => Promise<BenchTable[]>;

/** Several measurements of the same, in ms. */
export interface Spread {
  median: number;
  p95: number;
}

/** The middle of several measurements. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}

/** The value that this share (0..1) of the measurements does not exceed; between two measurements in proportion. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (high - low) * (place - Math.floor(place));
}

/** Median and 95th percentile. */
export function spread(values: readonly number[]): Spread {
  return { median: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

/** How long `work` takes, in milliseconds, and what it answers. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}

/** Does the work so many times, one after the other, after as many warming rounds. */
export async function repeated(work: () => unknown, rounds: { warm: number; runs: number }): Promise<Spread> {
  for (let round = 0; round < rounds.warm; round++) await work();
  const times: number[] = [];
  for (let run = 0; run < rounds.runs; run++) times.push((await timed(async () => work())).ms);
  return spread(times);
}

/** A time or a ratio with the digits that say something. */
export function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** Median, and the 95th percentile in brackets. */
export function inBrackets({ median: middle, p95 }: Spread): string {
  return `${digits(middle)} (${digits(p95)})`;
}

/** How many times more, such as 12×. */
export function times(more: number, less: number): string {
  return `${digits(more / less)}×`;
}
