/** Where bars stand: pixels, from the upper left corner. */
export interface BarRoom {
  width: number;
  height: number;
  /** The value that reaches the top. */
  most: number;
}

const WIDEST_GAP = 4;
const WIDEST_BAR = 56;
const ROUND = 4;

/**
 * All bars as one path, so that a bar costs no element of its own. Where several values share a pixel, the largest of
 * them stands for all.
 */
export function barsPath(values: readonly number[], { width, height, most }: BarRoom): string {
  const columns = Math.min(values.length, Math.max(1, Math.floor(width)));
  const step = width / Math.max(1, columns);
  const wide = Math.min(WIDEST_BAR, step < 3 ? step : step - Math.min(WIDEST_GAP, step * 0.25));
  let path = '';
  for (let column = 0; column < columns; column += 1) {
    const value = largest(values, column, columns);
    if (value <= 0) continue;
    const tall = Math.max(1, (height * value) / most);
    path += bar({ x: column * step + (step - wide) / 2, wide, tall }, height);
  }
  return path;
}

function largest(values: readonly number[], column: number, columns: number): number {
  const from = Math.floor((column * values.length) / columns);
  const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
  let most = 0;
  for (let index = from; index < to; index += 1) most = Math.max(most, values[index] ?? 0);
  return most;
}

function bar({ x, wide, tall }: { x: number; wide: number; tall: number }, height: number): string {
  const r = Math.min(ROUND, wide / 2.5, tall);
  const at = (value: number) => Number(value.toFixed(2));
  const top = `v${at(r - tall)}q0 ${at(-r)} ${at(r)} ${at(-r)}h${at(wide - 2 * r)}q${at(r)} 0 ${at(r)} ${at(r)}`;
  return `M${at(x)} ${height}${top}V${height}z`;
}
