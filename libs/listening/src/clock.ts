import { dayOfHour, DAYS_OF_WEEK, HOURS_OF_DAY, weekdayOf } from './days';
import type { Selection } from './selection';

/** Counted plays by weekday and hour of the local end of the play: 7 rows from Monday, 24 hours each. */
export function clock({ hours }: Selection): number[][] {
  const rows = Array.from({ length: DAYS_OF_WEEK }, () => new Array<number>(HOURS_OF_DAY).fill(0));
  for (let i = 0; i < hours.plays.length; i++) {
    const plays = hours.plays[i]!;
    if (plays === 0) continue;
    const hour = hours.first + i;
    const day = dayOfHour(hour);
    rows[weekdayOf(day)]![hour - day * HOURS_OF_DAY]! += plays;
  }
  return rows;
}
