import type { TimeOfDay, Weekday } from '@audiospective/contract';
import { formatHours, weekdayNames } from '../../ui/charts/week';
import { formatDayCount, formatPlays, formatShare } from '../../ui/format';
import type { HabitTimesFragment } from './habits.generated';

/** With fewer plays a habit or a score says nothing. */
export const ENOUGH_PLAYS = 20;
/** On fewer days it is no habit: one long Saturday night would make somebody a Night Owl and a Weekend Warrior. */
const ENOUGH_DAYS = 5;

const WEEKDAYS: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const HOURS = 24;

const TIMES: Record<TimeOfDay, { title: string; part: string; when: string; from: number; to: number }> = {
  MORNING_BIRD: { title: 'Morning Bird', part: 'Morning', when: 'in the morning', from: 6, to: 12 },
  AFTERNOON_LISTENER: { title: 'Afternoon Listener', part: 'Afternoon', when: 'in the afternoon', from: 12, to: 18 },
  EVENING_ENTHUSIAST: { title: 'Evening Enthusiast', part: 'Evening', when: 'in the evening', from: 18, to: 22 },
  NIGHT_OWL: { title: 'Night Owl', part: 'Night', when: 'at night', from: 22, to: 6 },
};

/** A part of the day, and how much of the plays it has. */
export interface DayPart {
  name: string;
  /** `06:00–12:00` */
  hours: string;
  /** 0..1 */
  share: number;
  /** The one with most plays. */
  most: boolean;
}

/** How many plays count, and on how many days there are some. */
export interface Extent {
  plays: number;
  activeDays: number;
}

/** A habit in words. */
export interface HabitWords {
  /** `Night Owl` */
  title: string;
  /** `and a Weekday Regular` */
  companion: string;
  sentence: string;
}

/** Name of a weekday as a sentence has it. */
export function weekdayText(weekday: Weekday, locale: string): string {
  return weekdayNames(locale, 'long')[WEEKDAYS.indexOf(weekday)] ?? '';
}

/** What somebody's habit is called, and why. */
export function habitWords({ timeOfDay, week, shares }: HabitTimesFragment, locale: string): HabitWords {
  const { title, when, from, to } = TIMES[timeOfDay];
  const share = shares.find((one) => one.timeOfDay === timeOfDay)?.share ?? 0;
  const most = `${formatShare(share, locale)} of your plays end ${when}, ${formatHours(from, to, locale)}.`;
  return week === 'WEEKEND_WARRIOR'
    ? {
        title,
        companion: 'and a Weekend Warrior',
        sentence: `${most} A day of the weekend has more plays than a day from Monday to Friday.`,
      }
    : {
        title,
        companion: 'and a Weekday Regular',
        sentence: `${most} A day from Monday to Friday has at least as many plays as a day of the weekend.`,
      };
}

/** Whether the plays of a period are enough to speak of a habit. */
export function isHabit({ plays, activeDays }: Extent): boolean {
  return plays >= ENOUGH_PLAYS && activeDays >= ENOUGH_DAYS;
}

/** What is said where they are not. */
export function tooLittleWords({ plays, activeDays }: Extent, locale: string): HabitWords {
  const enough = `${formatPlays(ENOUGH_PLAYS, locale)} on ${formatDayCount(ENOUGH_DAYS, locale)}`;
  return {
    title: 'Too little to tell',
    companion: '',
    sentence: `A habit gets its name from ${enough}. This period has ${formatPlays(plays, locale)} on ${formatDayCount(activeDays, locale)}.`,
  };
}

/** The parts of the day, from the morning on. */
export function dayParts({ timeOfDay, shares }: HabitTimesFragment, locale: string): DayPart[] {
  return shares.map(({ timeOfDay: time, share }) => ({
    name: TIMES[time].part,
    hours: formatHours(TIMES[time].from, TIMES[time].to, locale),
    share,
    most: time === timeOfDay,
  }));
}

/** Plays of each hour of the day, over all days of the week. */
export function playsByHour(clock: readonly (readonly number[])[]): number[] {
  return Array.from({ length: HOURS }, (_, hour) => clock.reduce((sum, day) => sum + (day[hour] ?? 0), 0));
}
