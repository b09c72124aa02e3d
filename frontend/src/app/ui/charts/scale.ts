/** Ways of writing the value axis: counted plays, or milliseconds listened. */
export type Measure = 'PLAYS' | 'TIME';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TIME_STEPS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS);

/** Values of the grid lines, from 0 up to the first that is not below `most`: two to five of them, all round. */
export function gridValues(most: number, by: Measure = 'PLAYS'): number[] {
  if (!(most > 0)) return [0];
  const step = by === 'TIME' ? timeStep(most / 4) : Math.max(1, roundStep(most / 4));
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step);
}

function timeStep(least: number): number {
  return TIME_STEPS.find((step) => step >= least) ?? HOUR_MS * Math.max(1, roundStep(least / HOUR_MS));
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Indexes of at most `room` labels, evenly spread over `count` steps from the first on. */
export function labelled(count: number, room: number): number[] {
  if (count === 0 || room < 1) return [];
  const every = Math.max(1, Math.ceil(count / Math.max(1, room)));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}

/** Index of the largest value, the first of several; null when nothing is above 0. */
export function peakOf(values: readonly number[]): number | null {
  let peak: number | null = null;
  values.forEach((value, index) => {
    if (value > 0 && (peak === null || value > (values[peak] ?? 0))) peak = index;
  });
  return peak;
}

/** Looks of the levels of a heat map, from nothing to most. */
export const HEAT = ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4'] as const;

/** The colour of a share from 0 to 1 of the most, between the steps of the heat map; nothing has a colour of its own. */
export function heatFill(share: number): string {
  if (!(share > 0)) return 'var(--heat-0)';
  const place = 1 + Math.min(1, share) * 3;
  const step = Math.min(3, Math.floor(place));
  return `color-mix(in oklab, var(--heat-${step + 1}) ${Math.round(100 * (place - step))}%, var(--heat-${step}))`;
}
