import type { Question } from '../question';
import type { Bucket } from '../timeline';
import { wallClock, type ReferencePlay } from './reference';

/** The local day so many days later. */
export function later(day: string, days: number): string {
  const date = new Date(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** What a play adds to: the beginning of its bucket of local time, as text. */
function bucketOf({ day, hour }: { day: string; hour: number }, by: Bucket, { weekStart }: Question): string {
  if (by === 'HOUR') return `${day}T${String(hour).padStart(2, '0')}`;
  if (by === 'YEAR') return `${day.slice(0, 4)}-01-01`;
  if (by === 'MONTH') return `${day.slice(0, 7)}-01`;
  let start = day;
  const first = { MONDAY: 0, SATURDAY: 5, SUNDAY: 6 }[weekStart];
  while (by === 'WEEK' && (new Date(start).getUTCDay() + 6) % 7 !== first) start = later(start, -1);
  return start;
}

function nextBucket(bucket: string, by: Bucket): string {
  const date = new Date(by === 'HOUR' ? `${bucket}:00Z` : bucket);
  if (by === 'HOUR') date.setUTCHours(date.getUTCHours() + 1);
  if (by === 'DAY') date.setUTCDate(date.getUTCDate() + 1);
  if (by === 'WEEK') date.setUTCDate(date.getUTCDate() + 7);
  if (by === 'MONTH') date.setUTCMonth(date.getUTCMonth() + 1);
  if (by === 'YEAR') date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString().slice(0, by === 'HOUR' ? 13 : 10);
}

/** All buckets of the period with their sums, in order; null when there are more than `most`. */
export function referenceTimeline(plays: readonly ReferencePlay[], question: Question, by: Bucket, most: number) {
  const { from, to, zone } = question;
  const sums = new Map<string, { plays: number; msPlayed: number }>();
  const wall = wallClock(zone.name);
  const touch = (time: { day: string; hour: number }) => {
    const bucket = bucketOf(time, by, question);
    const sum = sums.get(bucket) ?? { plays: 0, msPlayed: 0 };
    sums.set(bucket, sum);
    return sum;
  };
  if (from !== null && to !== null && from >= to) return [];
  if (plays.length === 0 && (from === null || to === null)) return [];
  if (from !== null) touch(wall(from));
  if (to !== null) touch(wall(to - 1));
  for (const play of plays) {
    const sum = touch(play);
    sum.plays += Number(play.counts);
    sum.msPlayed += play.ms;
  }
  const touched = [...sums.keys()].sort();
  const timeline: { start: string; plays: number; msPlayed: number }[] = [];
  for (let start = touched[0]!; start <= touched.at(-1)!; start = nextBucket(start, by)) {
    if (timeline.length === most) return null;
    timeline.push({ start, ...(sums.get(start) ?? { plays: 0, msPlayed: 0 }) });
  }
  return timeline;
}

/** Counted plays by weekday and hour. */
export function referenceClock(plays: readonly ReferencePlay[]): number[][] {
  const counted = plays.filter((play) => play.counts);
  return Array.from({ length: 7 }, (_, wanted) =>
    Array.from(
      { length: 24 },
      (_, hour) => counted.filter((play) => play.weekday === wanted && play.hour === hour).length,
    ),
  );
}

/** All streaks, earliest first. */
export function referenceStreaks(plays: readonly ReferencePlay[]) {
  const days = new Set(plays.filter((play) => play.counts).map((play) => play.day));
  const beginnings = [...days].filter((day) => !days.has(later(day, -1))).sort();
  return beginnings.map((firstDay) => {
    let lastDay = firstDay;
    let length = 1;
    for (; days.has(later(lastDay, 1)); length++) lastDay = later(lastDay, 1);
    return { days: length, firstDay, lastDay };
  });
}

/** Plays and time per local day that has a counted play, the best first. */
export function referenceDays(plays: readonly ReferencePlay[]) {
  const days = [...new Set(plays.filter((play) => play.counts).map((play) => play.day))].map((day) => {
    const ofDay = plays.filter((play) => play.day === day);
    return {
      day,
      plays: ofDay.filter((play) => play.counts).length,
      msPlayed: ofDay.reduce((sum, { ms }) => sum + ms, 0),
    };
  });
  return days.sort((a, b) => b.plays - a.plays || b.msPlayed - a.msPlayed || (a.day < b.day ? -1 : 1));
}
