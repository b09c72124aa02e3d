import type { DayState } from './coverage-days';

/** One colour of a mark. */
export interface MarkLayer {
  /** Classes of its path. */
  look: string;
  /** The path of a mark of that size whose upper left corner is at (x, y). */
  draw(x: number, y: number, side: number): string;
}

/**
 * How a day is marked in each state: full, with a dot, halved, struck, hollow. Shape tells them apart as well as colour.
 */
export const DAY_MARKS: Record<DayState, readonly MarkLayer[]> = {
  BOTH: [
    { look: 'fill-plum', draw: (x, y, side) => `M${n(x)} ${n(y)}h${n(side)}l${n(-side)} ${n(side)}z` },
    { look: 'fill-good', draw: (x, y, side) => `M${n(x + side)} ${n(y)}v${n(side)}h${n(-side)}z` },
  ],
  WATCHED: [
    { look: 'fill-good', draw: square },
    { look: 'fill-surface', draw: (x, y, side) => dot(x + side / 2, y + side / 2, side / 6) },
  ],
  EXPORTED: [{ look: 'fill-plum', draw: square }],
  GAP: [
    { look: 'fill-gold', draw: square },
    {
      look: 'fill-none stroke-dusk-deep stroke-2',
      draw: (x, y, side) => `M${n(x + 2)} ${n(y + side - 2)}l${n(side - 4)} ${n(4 - side)}`,
    },
  ],
  BLIND: [{ look: 'fill-none stroke-line-strong', draw: (x, y, side) => square(x + 0.5, y + 0.5, side - 1) }],
};

function square(x: number, y: number, side: number): string {
  return `M${n(x)} ${n(y)}h${n(side)}v${n(side)}h${n(-side)}z`;
}

function dot(x: number, y: number, radius: number): string {
  const r = n(radius);
  return `M${n(x - radius)} ${n(y)}a${r} ${r} 0 1 0 ${n(2 * radius)} 0a${r} ${r} 0 1 0 ${n(-2 * radius)} 0z`;
}

function n(value: number): string {
  return value.toFixed(1);
}
