import { addDays, localDay } from '@audiospective/period';
import { formatCount, formatDayCount, formatDays, formatDuration, formatPlays } from '../../ui/format';
import type { HabitSessionsFragment, HabitsQuery, HabitStreakFragment } from './habits.generated';

type Stats = NonNullable<HabitsQuery['viewer']>['stats'];

/** Where and when the reader is, and what the streaks were looked for in. */
export interface StreakScope {
  /** The listener's today. */
  today: string;
  locale: string;
  /** First day of the period; null for all time. */
  firstDay: string | null;
  /** Last day of the period; null for all time. */
  lastDay: string | null;
}

/** A number with its name and what there is to say about it. */
export interface Stretch {
  name: string;
  value: string;
  sentence: string;
  /** Days it covers, for the way to the history; null where there are none. */
  days: { from: string; to: string; text: string } | null;
}

/** The streaks of a period: the one that still goes on, where the period reaches so far, and the longest. */
export function streakWords({ current, longest }: Stats['streaks'], scope: StreakScope): Stretch[] {
  const reachesNow = scope.lastDay === null || scope.lastDay >= addDays(scope.today, -1);
  const stretches: Stretch[] = reachesNow ? [currentWords(current, longest, scope)] : [];
  const isShown = reachesNow && longest?.lastDay === current?.lastDay;
  return longest && !isShown ? [...stretches, longestWords(longest, scope)] : stretches;
}

/** Sessions on average, and the longest one. */
export function sessionWords(sessions: HabitSessionsFragment, timeZone: string, locale: string): Stretch[] {
  const { count, averageMs, averagePlays, longest } = sessions;
  if (!longest) return [];
  const span = {
    from: localDay(new Date(longest.startedAt), timeZone),
    to: localDay(new Date(longest.endedAt), timeZone),
  };
  const plays = formatPlays(longest.plays, locale);
  const record: Stretch = {
    name: count === 1 ? 'The only session' : 'Longest session',
    value: formatDuration(longest.ms, locale),
    sentence: `${plays} without a silence of more than 30 minutes.`,
    days: { ...span, text: formatDays(span.from, span.to, locale) },
  };
  if (count === 1) return [record];
  const average: Stretch = {
    name: 'Average session',
    value: formatDuration(averageMs, locale),
    sentence: `${averageText(averagePlays, locale)} each, over ${formatCount(count, locale)} sessions.`,
    days: null,
  };
  return [average, record];
}

function currentWords(
  current: HabitStreakFragment | null,
  longest: HabitStreakFragment | null,
  { today, locale, firstDay }: StreakScope,
): Stretch {
  const of = firstDay === null ? 'of all' : 'of this period';
  const name = 'Current streak';
  if (!current) return { name, value: 'None', sentence: 'Play something today to begin one.', days: null };
  const older = current.firstDay === firstDay ? 'It fills this period, so it may be older.' : '';
  const reminder = current.lastDay < today ? 'Play something today to keep it.' : '';
  const mark = older || reminder ? '' : nextMark(current, longest, { of, locale });
  const sentence = [older, reminder, mark].filter(Boolean).join(' ');
  return { name, value: formatDayCount(current.days, locale), sentence, days: daysOf(current, locale) };
}

function nextMark(
  current: HabitStreakFragment,
  longest: HabitStreakFragment | null,
  { of, locale }: { of: string; locale: string },
): string {
  const missing = (longest?.days ?? 0) - current.days;
  if (missing === 0) return `It is the longest ${of}.`;
  return `${formatDayCount(missing + 1, locale)} more, and it is the longest ${of}.`;
}

function longestWords(longest: HabitStreakFragment, { locale, firstDay }: StreakScope): Stretch {
  const older = longest.firstDay === firstDay ? ' It may have begun before this period.' : '';
  return {
    name: 'Longest streak',
    value: formatDayCount(longest.days, locale),
    sentence: `${longest.days === 1 ? 'No two days in a row had plays.' : 'Every day had at least one play.'}${older}`,
    days: daysOf(longest, locale),
  };
}

function daysOf({ firstDay, lastDay }: HabitStreakFragment, locale: string): Stretch['days'] {
  return { from: firstDay, to: lastDay, text: formatDays(firstDay, lastDay, locale) };
}

function averageText(plays: number, locale: string): string {
  return formatPlays(Math.round(10 * plays) / 10, locale);
}
