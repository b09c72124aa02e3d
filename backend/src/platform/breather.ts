import { setImmediate } from 'node:timers/promises';

/** Work in one go may hold up everybody else for so many ms. */
const SLICE_MS = 3;

/** Cuts long work into slices, so that other requests have their turn. */
export class Breather {
  private since = performance.now();

  /** Call it every fraction of a millisecond; most calls come back at once. */
  async breathe(): Promise<void> {
    if (performance.now() - this.since < SLICE_MS) return;
    await setImmediate();
    this.since = performance.now();
  }
}
