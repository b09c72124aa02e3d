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

/** The middle of several measurements. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** How long `work` takes, in milliseconds, and what it answers. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
