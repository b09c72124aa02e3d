import type { Random } from '../random';
import type { SessionItem } from './session';

/** How much of one item was heard. */
export interface Listening {
  msPlayed: number;
  pausedMs: number;
  isSkipped: boolean;
  /** Whether recently-played lists it: nearly always when heard to the end, about half of the longer skips. */
  isListed: boolean;
  reasonEnd: string;
}

const LISTED_FULL = 0.998;
const LISTED_LONG_SKIP = 0.54;
const LISTED_SHORT_SKIP = 0.26;
const LISTED_FROM_MS = 30_000;

const END_REASONS = ['endplay', 'endplay', 'logout', 'unexpected-exit-while-paused', 'remote'];

/** Decides whether the item is heard to its end, left within seconds, or left somewhere in between. */
export function listens(random: Random, item: SessionItem, mood: { skipping: number; isLast: boolean }): Listening {
  const pausedMs = random.chance(0.035) ? Math.round(4000 * Math.exp(random.next() * 5)) : 0;
  const roll = random.next();
  if (roll >= mood.skipping && !(mood.isLast && random.chance(0.3))) {
    const isListed = random.chance(LISTED_FULL);
    return { msPlayed: item.durationMs, pausedMs, isSkipped: false, isListed, reasonEnd: 'trackdone' };
  }
  const isShort = roll < mood.skipping * 0.72;
  const msPlayed = isShort
    ? random.chance(0.05)
      ? 0
      : Math.round(600 + 29_000 * Math.pow(random.next(), 2.2))
    : Math.round(LISTED_FROM_MS + (item.durationMs * 0.9 - LISTED_FROM_MS) * random.next());
  const listed = msPlayed < LISTED_FROM_MS ? LISTED_SHORT_SKIP : LISTED_LONG_SKIP;
  return {
    msPlayed,
    pausedMs: isShort ? 0 : pausedMs,
    isSkipped: !mood.isLast,
    isListed: msPlayed > 0 && random.chance(listed),
    reasonEnd: mood.isLast ? random.pick(END_REASONS) : random.chance(0.12) ? 'backbtn' : 'fwdbtn',
  };
}
