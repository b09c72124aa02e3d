import { habits, type Selection, TIMES_OF_DAY } from '@audiospective/listening';
import { WEEKDAYS } from '../stats/stats-filter.input';
import type { Habits } from './habits.model';

/** The habits of a period as the API tells them; null without counted plays. `today` is the listener's local day. */
export function habitsOf(selection: Selection, today: string): Habits | null {
  const found = habits(selection, today);
  if (found === null) return null;
  return {
    ...found,
    peakWeekday: WEEKDAYS[found.peakWeekday]!,
    shares: TIMES_OF_DAY.map((timeOfDay) => ({ timeOfDay, share: found.shares[timeOfDay] })),
  };
}
