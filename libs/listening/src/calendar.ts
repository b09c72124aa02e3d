import { sumByDay } from './day-sums';
import { dayText } from './days';
import type { Selection } from './selection';
import type { Sums } from './sums';
import { timeline } from './timeline';

/** One local day: `2024-03-05`, counted plays, milliseconds of all stored plays. */
export interface DayOfPlays {
  day: string;
  plays: number;
  msPlayed: number;
}

/** A period day by day, and how much each day stands out. Days are local. */
export interface Calendar extends Sums {
  /** The day of the first entry; null when there are no entries. */
  readonly firstDay: string | null;
  /** Per day: 0 = no plays; else 1..4, the quarter of the days with plays that it belongs to, 4 with the most. */
  readonly levels: Uint8Array;
  /** The one with the most plays, then the most time, then the earliest; null when no play counts. */
  readonly busiestDay: DayOfPlays | null;
}

/**
 * All days of the period, as many as {@link timeline} gives.
 * @throws TimelineTooLong when they are too many
 */
export function calendar(selection: Selection): Calendar {
  const { first, plays, msPlayed } = timeline(selection, 'DAY');
  return { firstDay: first, plays, msPlayed, levels: levelsOf(plays), busiestDay: busiestDay(selection) };
}

/** The local day with the most counted plays, then the most time, then the earliest; null when no play counts. */
export function busiestDay(selection: Selection): DayOfPlays | null {
  const { first, plays, msPlayed } = sumByDay(selection);
  let best = -1;
  for (let i = 0; i < plays.length; i++) {
    if (plays[i] === 0) continue;
    const more = best < 0 ? 1 : plays[i]! - plays[best]! || msPlayed[i]! - msPlayed[best]!;
    if (more > 0) best = i;
  }
  return best < 0 ? null : { day: dayText(first + best), plays: plays[best]!, msPlayed: msPlayed[best]! };
}

/** A day is one level above the quartiles (nearest rank) that it exceeds; days with as many plays have the same level. */
function levelsOf(plays: Uint32Array): Uint8Array {
  const active = plays.filter((count) => count > 0).sort();
  const quartile = (quarter: number) => active[Math.ceil((quarter * active.length) / 4) - 1] ?? 0;
  const [low, middle, high] = [quartile(1), quartile(2), quartile(3)];
  return Uint8Array.from(plays, (count) =>
    count === 0 ? 0 : 1 + Number(count > low) + Number(count > middle) + Number(count > high),
  );
}
