import { hashUnit } from '../random';
import type { SimulatedPlay } from './play';

const HOUR_MS = 3_600_000;
const MEDIAN_DELAY_HOURS = 16.7;
const LONGEST_DELAY_HOURS = 8.9 * 24;

/** When recently-played first shows the play: at once, or for a given share of the plays hours to days later. */
export function arrival(seed: number, listenerId: string, play: SimulatedPlay, lateShare: number): number {
  if (hashUnit(seed, 'late', listenerId, play.endedAt) >= lateShare) return play.endedAt;
  const spread = hashUnit(seed, 'delay', listenerId, play.endedAt) * 2 - 1;
  const hours = MEDIAN_DELAY_HOURS * Math.pow(LONGEST_DELAY_HOURS / MEDIAN_DELAY_HOURS, spread);
  return play.endedAt + Math.round(hours * HOUR_MS);
}
