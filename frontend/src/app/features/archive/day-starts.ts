import { addDays, offsetAt, startOfDay } from '@audiospective/period';

const DAY_MS = 86_400_000;
/** No zone changes its clocks and changes them back within a week. */
const CHUNK_DAYS = 7;

/**
 * The instants at which `count` local days begin, and the one at which the last of them ends. Asking the zone for each
 * day takes longer than a page may stand still; where the clocks do not change, once a week is enough.
 */
export function dayStarts(firstDay: string, count: number, timeZone: string): Float64Array {
  const starts = new Float64Array(count + 1);
  const first = Date.parse(firstDay);
  for (let from = 0; from <= count; from += CHUNK_DAYS) {
    const to = Math.min(count + 1, from + CHUNK_DAYS);
    const ahead = offsetAt(first + (from - 1) * DAY_MS, timeZone);
    const steady = ahead === offsetAt(first + (to + 1) * DAY_MS, timeZone);
    for (let day = from; day < to; day += 1) {
      starts[day] = steady ? first + day * DAY_MS - ahead : startOfDay(addDays(firstDay, day), timeZone).getTime();
    }
  }
  return starts;
}
