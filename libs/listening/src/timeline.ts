import {
  dayNumber,
  dayOfHour,
  dayText,
  HOURS_OF_DAY,
  DAYS_OF_WEEK,
  monthOfDay,
  startOfMonth,
  startOfWeek,
  twoDigits,
} from './days';
import type { Hours } from './hours';
import { hoursOfPeriod, type HourRange } from './period-hours';
import type { Question, WeekStart } from './question';
import type { Selection } from './selection';
import type { Sums } from './sums';

/** Lengths of time in which a timeline counts. All are local time. */
export const BUCKETS = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** How many buckets a timeline may have. */
export const MAX_BUCKETS = 20_000;

/** Counted plays and time per bucket, one after the other; those without a play are 0. */
export interface Timeline extends Sums {
  readonly by: Bucket;
  /** Beginning of the first bucket: a local day (`2024-03-01`), for hours with the hour (`2024-03-01T13`); null without buckets. */
  readonly first: string | null;
}

const NO_HOURS: Hours = { first: 0, plays: new Uint32Array(0), msPlayed: new Float64Array(0) };

/** Somebody asked for more buckets than {@link MAX_BUCKETS}; the message is meant for them. */
export class TimelineTooLong extends Error {
  override readonly name = 'TimelineTooLong';

  constructor(
    readonly by: Bucket,
    readonly buckets: number,
  ) {
    super(
      `A timeline has at most ${MAX_BUCKETS.toLocaleString('en')} steps; by ${by.toLowerCase()} this one would have ` +
        `${buckets.toLocaleString('en')}. Choose longer steps or a shorter period.`,
    );
  }
}

/** Buckets of one kind by number, one after the other: bucket b is from hour `startOf(b)` up to that of the next. Hours are local, since 1970. */
interface Ruler {
  bucketOf(hour: number): number;
  startOf(bucket: number): number;
}

/**
 * Plays and time per bucket of local time over the whole period, from the bucket of its first instant to that of its last;
 * where the period has no bound, from the first or to the last selected play. A week begins as the question says.
 * @throws TimelineTooLong beyond {@link MAX_BUCKETS}
 */
export function timeline(selection: Selection, by: Bucket): Timeline {
  checkTimeline(selection.question, by);
  const range = hoursOfPeriod(selection);
  if (range === null) return { by, first: null, plays: new Uint32Array(0), msPlayed: new Float64Array(0) };
  const ruler = rulerOf(by, selection.question.weekStart);
  const { first, length } = bucketsOf(range, ruler, by);
  const starts = Array.from({ length: length + 1 }, (_, i) => ruler.startOf(first + i));
  return { by, first: hourText(starts[0]!, by), ...sumBetween(selection.hours, starts) };
}

/**
 * Refuses a period that has two bounds and too many buckets between them, without looking at any play.
 * @throws TimelineTooLong beyond {@link MAX_BUCKETS}
 */
export function checkTimeline(question: Question, by: Bucket): void {
  if (question.from === null || question.to === null) return;
  const range = hoursOfPeriod({ question, hours: NO_HOURS });
  if (range !== null) bucketsOf(range, rulerOf(by, question.weekStart), by);
}

function bucketsOf(range: HourRange, ruler: Ruler, by: Bucket): { first: number; length: number } {
  const first = ruler.bucketOf(range.first);
  const length = ruler.bucketOf(range.last) + 1 - first;
  if (length > MAX_BUCKETS) throw new TimelineTooLong(by, length);
  return { first, length };
}

/** The beginnings of all buckets of a timeline, written as `first` is. */
export function bucketStarts({ by, first, plays }: Timeline): string[] {
  if (first === null) return [];
  const [day, hour = '0'] = first.split('T');
  const firstHour = dayNumber(day!) * HOURS_OF_DAY + Number(hour);
  // A week that begins with the first bucket's weekday: the steps are the same whatever that is.
  const ruler = by === 'WEEK' ? weeksFrom(dayOfHour(firstHour)) : rulerOf(by, 'MONDAY');
  const bucket = ruler.bucketOf(firstHour);
  return Array.from(plays, (_, i) => hourText(ruler.startOf(bucket + i), by));
}

function rulerOf(by: Bucket, weekStart: WeekStart): Ruler {
  switch (by) {
    case 'HOUR':
      return { bucketOf: (hour) => hour, startOf: (bucket) => bucket };
    case 'DAY':
      return { bucketOf: dayOfHour, startOf: (day) => day * HOURS_OF_DAY };
    case 'WEEK':
      return weeksFrom(startOfWeek(0, weekStart));
    case 'MONTH':
      return months(1);
    case 'YEAR':
      return months(12);
  }
}

function weeksFrom(day: number): Ruler {
  return {
    bucketOf: (hour) => Math.floor((dayOfHour(hour) - day) / DAYS_OF_WEEK),
    startOf: (week) => (day + week * DAYS_OF_WEEK) * HOURS_OF_DAY,
  };
}

function months(step: number): Ruler {
  return {
    bucketOf: (hour) => Math.floor(monthOfDay(dayOfHour(hour)) / step),
    startOf: (bucket) => startOfMonth(bucket * step) * HOURS_OF_DAY,
  };
}

/** The sums from each of the starts up to the next; the last one only ends. */
function sumBetween(hours: Hours, starts: readonly number[]): Sums {
  const plays = new Uint32Array(starts.length - 1);
  const msPlayed = new Float64Array(starts.length - 1);
  for (let bucket = 0; bucket < plays.length; bucket++) {
    const from = Math.max(starts[bucket]! - hours.first, 0);
    const to = Math.min(starts[bucket + 1]! - hours.first, hours.plays.length);
    for (let i = from; i < to; i++) {
      plays[bucket]! += hours.plays[i]!;
      msPlayed[bucket]! += hours.msPlayed[i]!;
    }
  }
  return { plays, msPlayed };
}

function hourText(hour: number, by: Bucket): string {
  const day = dayOfHour(hour);
  const text = dayText(day);
  return by === 'HOUR' ? `${text}T${twoDigits(hour - day * HOURS_OF_DAY)}` : text;
}
