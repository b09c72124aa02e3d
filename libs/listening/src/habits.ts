import { clock } from './clock';
import { sumByDay } from './day-sums';
import { dayNumber, dayOfHour, weekdayOf } from './days';
import { hoursOfPeriod } from './period-hours';
import type { Selection } from './selection';

/** When most is played: 6-12, 12-18, 18-22, 22-6 in local time. Of equals the first in this order. */
export const TIMES_OF_DAY = ['MORNING_BIRD', 'AFTERNOON_LISTENER', 'EVENING_ENTHUSIAST', 'NIGHT_OWL'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** Whether a day of the weekend has more plays than a weekday. */
export const WEEK_HABITS = ['WEEKEND_WARRIOR', 'WEEKDAY_REGULAR'] as const;
export type WeekHabit = (typeof WEEK_HABITS)[number];

/** When somebody listens; counted plays by the local end of the play. */
export interface Habits {
  timeOfDay: TimeOfDay;
  week: WeekHabit;
  /** Hour of the day with the most plays, 0..23; the first of several. */
  peakHour: number;
  /** Weekday with the most plays, 0 = Monday; the first of several. */
  peakWeekday: number;
  /** Share of the plays (0..1) in each part of the day. */
  shares: Record<TimeOfDay, number>;
}

const FIRST_DAY_OF_WEEKEND = 5;

/**
 * The habits of a period; null without counted plays. Plays per weekend day and per weekday are averages over the days of the
 * period up to `today` (the listener's local day, `2024-03-05`); where it has no bound, from the first or to the last day
 * with plays. As much on both is a weekday regular.
 */
export function habits(selection: Selection, today: string): Habits | null {
  const weekdays = clock(selection);
  const byWeekday = weekdays.map(sum);
  const total = sum(byWeekday);
  if (total === 0) return null;
  const byHour = weekdays[0]!.map((_, hour) => sum(weekdays.map((hours) => hours[hour]!)));
  const shares = sharesOf(byHour, total);
  return {
    timeOfDay: TIMES_OF_DAY.reduce((best, time) => (shares[time] > shares[best] ? time : best)),
    week: weekHabit(byWeekday, daysOf(selection, today)),
    peakHour: byHour.indexOf(Math.max(...byHour)),
    peakWeekday: byWeekday.indexOf(Math.max(...byWeekday)),
    shares,
  };
}

function sharesOf(byHour: readonly number[], total: number): Record<TimeOfDay, number> {
  const between = (from: number, to: number) => sum(byHour.slice(from, to));
  return {
    MORNING_BIRD: between(6, 12) / total,
    AFTERNOON_LISTENER: between(12, 18) / total,
    EVENING_ENTHUSIAST: between(18, 22) / total,
    NIGHT_OWL: (between(22, 24) + between(0, 6)) / total,
  };
}

function weekHabit(byWeekday: readonly number[], days: { weekend: number; week: number }): WeekHabit {
  const perWeekday = sum(byWeekday.slice(0, FIRST_DAY_OF_WEEKEND)) / Math.max(days.week, 1);
  const perWeekendDay = sum(byWeekday.slice(FIRST_DAY_OF_WEEKEND)) / Math.max(days.weekend, 1);
  return perWeekendDay > perWeekday ? 'WEEKEND_WARRIOR' : 'WEEKDAY_REGULAR';
}

/** How many days of each kind the averages are over. Days with plays always belong to them, whatever today is. */
function daysOf(selection: Selection, today: string): { weekend: number; week: number } {
  const { from, to } = selection.question;
  const days = sumByDay(selection);
  const range = hoursOfPeriod(selection)!;
  const firstActive = days.first + days.plays.findIndex((plays) => plays > 0);
  const lastActive = days.first + days.plays.findLastIndex((plays) => plays > 0);
  const first = from === null ? firstActive : dayOfHour(range.first);
  const last = to === null ? lastActive : Math.max(lastActive, Math.min(dayOfHour(range.last), dayNumber(today)));
  let weekend = 0;
  for (let day = first; day <= last; day++) if (weekdayOf(day) >= FIRST_DAY_OF_WEEKEND) weekend++;
  return { weekend, week: last + 1 - first - weekend };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
