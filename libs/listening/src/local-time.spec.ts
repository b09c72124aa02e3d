import * as fc from 'fast-check';
import { calendar } from './calendar';
import { clock } from './clock';
import { Selection } from './selection';
import { streaks } from './streaks';
import { questioned } from './testing/arbitraries';
import { historyOf } from './testing/history-of';
import { referencePlays } from './testing/reference';
import { later, referenceClock, referenceDays, referenceStreaks, referenceTimeline } from './testing/reference-time';
import { bucketStarts, BUCKETS, MAX_BUCKETS, timeline, TimelineTooLong } from './timeline';

const HOUR_MS = 3_600_000;

/** Also periods of hours and days, which random bounds hardly are. */
const asked = fc
  .tuple(questioned, fc.option(fc.integer({ min: 1, max: 40 * 24 }), { freq: 4 }))
  .map(([{ history, question }, hours]) => {
    const short = hours !== null && question.from !== null ? { to: question.from + hours * HOUR_MS } : {};
    return { history, question: { ...question, ...short } };
  })
  .map(({ history, question }) => ({
    question,
    selection: new Selection(historyOf(history.plays, history.catalogue), question),
    plays: referencePlays(history, question),
  }));

describe('statistics of local time, against objects and Intl', () => {
  it.each(BUCKETS)('timeline by %s', (by) => {
    fc.assert(
      fc.property(asked, ({ question, selection, plays }) => {
        const expected = referenceTimeline(plays, question, by, MAX_BUCKETS);
        if (expected === null) return expect(() => timeline(selection, by)).toThrow(TimelineTooLong);
        const actual = timeline(selection, by);
        expect(actual).toMatchObject({ by, first: expected[0]?.start ?? null });
        expect(bucketStarts(actual)).toEqual(expected.map(({ start }) => start));
        expect([...actual.plays]).toEqual(expected.map((bucket) => bucket.plays));
        expect([...actual.msPlayed]).toEqual(expected.map((bucket) => bucket.msPlayed));
      }),
    );
  });

  it('clock', () => {
    fc.assert(
      fc.property(asked, ({ selection, plays }) => {
        expect(clock(selection)).toEqual(referenceClock(plays));
      }),
    );
  });

  it('calendar', () => {
    fc.assert(
      fc.property(asked, ({ question, selection, plays }) => {
        const days = referenceTimeline(plays, question, 'DAY', MAX_BUCKETS);
        if (days === null) return expect(() => calendar(selection)).toThrow(TimelineTooLong);
        const { firstDay, levels, busiestDay, ...sums } = calendar(selection);
        expect(firstDay).toBe(days[0]?.start ?? null);
        expect([...sums.plays]).toEqual(days.map((day) => day.plays));
        expect([...sums.msPlayed]).toEqual(days.map((day) => day.msPlayed));
        expect(busiestDay).toEqual(referenceDays(plays)[0] ?? null);
        const active = days.filter((day) => day.plays > 0);
        // The level of a day: in which quarter of all days with plays the first of its equals would be, from below.
        const level = ({ plays }: { plays: number }) => {
          const fewer = active.filter((day) => day.plays < plays).length;
          return [1, 2, 3].filter((quarter) => fewer >= (quarter * active.length) / 4).length + 1;
        };
        expect([...levels]).toEqual(days.map((day) => (day.plays === 0 ? 0 : level(day))));
      }),
    );
  });

  it('streaks', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: -3, max: 3 }), ({ selection, plays }, beside) => {
        const expected = referenceStreaks(plays);
        const most = Math.max(...expected.map(({ days }) => days));
        for (const { lastDay } of expected.length > 0 ? expected : [{ lastDay: '2024-03-01' }]) {
          const today = later(lastDay, beside);
          const current = expected.find((streak) => streak.firstDay <= today && streak.lastDay >= later(today, -1));
          expect(streaks(selection, today)).toEqual({
            longest: expected.findLast(({ days }) => days === most) ?? null,
            current: current ?? null,
          });
        }
      }),
    );
  });
});
