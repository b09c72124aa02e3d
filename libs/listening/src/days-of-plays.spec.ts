import { calendar } from './calendar';
import { habits } from './habits';
import { streaks } from './streaks';
import { ask, endedAt } from './testing/asking';

/** So many plays at noon of each day of March 2024 from the first. */
function marchWith(...counts: number[]) {
  return counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, i) => ({ at: Date.UTC(2024, 2, 1 + day, 12, i), track: 1, ms: 60_000 })),
  );
}

describe('streaks', () => {
  it('go on over a leap day and over changes of the clocks', () => {
    const days = ['2024-02-28', '2024-02-29', '2024-03-01'];
    expect(streaks(ask(endedAt(...days)), '2024-03-05')).toEqual({
      longest: { days: 3, firstDay: '2024-02-28', lastDay: '2024-03-01' },
      current: null,
    });
    // Once a day at 00:30 in Berlin: 25 and 23 hours apart around the changes.
    const berlin = { timeZone: 'Europe/Berlin' };
    const autumn = endedAt('2024-10-25T22:30:00Z', '2024-10-26T22:30:00Z', '2024-10-27T23:30:00Z');
    expect(streaks(ask(autumn, berlin), '2024-10-29').longest?.days).toBe(3);
    const spring = endedAt('2024-03-29T23:30:00Z', '2024-03-30T23:30:00Z', '2024-03-31T22:30:00Z');
    expect(streaks(ask(spring, berlin), '2024-03-31').longest?.days).toBe(3);
  });

  it('are current until a whole day has passed without a play', () => {
    const selection = ask(endedAt('2024-03-01', '2024-03-02'));
    const streak = { days: 2, firstDay: '2024-03-01', lastDay: '2024-03-02' };
    expect(streaks(selection, '2024-03-02').current).toEqual(streak);
    expect(streaks(selection, '2024-03-03').current).toEqual(streak);
    expect(streaks(selection, '2024-03-04').current).toBeNull();
  });

  it('take the latest of equally long ones, and days with counted plays only', () => {
    const short = { at: Date.parse('2024-03-03'), track: 1, ms: 29_999 };
    const plays = [...endedAt('2024-03-01', '2024-03-02', '2024-03-04', '2024-03-05', '2024-03-08'), short];
    expect(streaks(ask(plays), '2024-03-20').longest).toEqual({
      days: 2,
      firstDay: '2024-03-04',
      lastDay: '2024-03-05',
    });
    expect(streaks(ask([short]), '2024-03-03')).toEqual({ longest: null, current: null });
  });
});

describe('calendar', () => {
  it('has levels by quartiles of the days with plays', () => {
    const { firstDay, levels } = calendar(ask(marchWith(1, 0, 2, 3, 3, 0, 4, 5, 6, 90)));
    // Eight days with plays; the quartiles are 2, 3 and 5.
    expect([firstDay, ...levels]).toEqual(['2024-03-01', 1, 0, 1, 2, 2, 0, 3, 3, 4, 4]);
  });

  it('gives days that are all alike the first level', () => {
    expect([...calendar(ask(marchWith(7, 7, 7))).levels]).toEqual([1, 1, 1]);
  });

  it('finds the busiest day: most plays, then most time, then the earliest', () => {
    const longer = { at: Date.parse('2024-03-02T13:00:00Z'), track: 1, ms: 1000 };
    expect(calendar(ask(marchWith(2, 2, 1))).busiestDay).toEqual({ day: '2024-03-01', plays: 2, msPlayed: 120_000 });
    expect(calendar(ask([...marchWith(2, 2, 1), longer])).busiestDay).toEqual({
      day: '2024-03-02',
      plays: 2,
      msPlayed: 121_000,
    });
    expect(calendar(ask([longer])).busiestDay).toBeNull();
  });
});

describe('habits', () => {
  it.each([
    ['05:59:59', 'NIGHT_OWL'],
    ['06:00:00', 'MORNING_BIRD'],
    ['11:59:59', 'MORNING_BIRD'],
    ['12:00:00', 'AFTERNOON_LISTENER'],
    ['17:59:59', 'AFTERNOON_LISTENER'],
    ['18:00:00', 'EVENING_ENTHUSIAST'],
    ['21:59:59', 'EVENING_ENTHUSIAST'],
    ['22:00:00', 'NIGHT_OWL'],
  ])('call who plays at %s a %s', (time, expected) => {
    const answer = habits(ask(endedAt(`2024-03-01T${time}Z`)), '2024-03-01');
    expect(answer).toMatchObject({ timeOfDay: expected, peakHour: Number(time.slice(0, 2)), peakWeekday: 4 });
    expect(answer?.shares).toMatchObject({ [expected]: 1 });
  });

  it('take the first of parts of the day and of hours with as many plays', () => {
    const answer = habits(ask(endedAt('2024-03-03T23:00:00Z', '2024-03-04T20:00:00Z')), '2024-03-04');
    expect(answer).toMatchObject({ timeOfDay: 'EVENING_ENTHUSIAST', peakHour: 20, peakWeekday: 0 });
  });

  it('compare plays per day of the weekend with plays per weekday', () => {
    // Friday 1st, then a weekend, then Monday to Friday: 3 plays on 2 days of the weekend against 6 on 6 weekdays.
    expect(habits(ask(marchWith(1, 2, 1, 1, 1, 1, 1, 1)), '2024-03-08')?.week).toBe('WEEKEND_WARRIOR');
    expect(habits(ask(marchWith(1, 1, 1, 1, 1, 1, 1, 1)), '2024-03-08')?.week).toBe('WEEKDAY_REGULAR');
  });

  it('count the days of a period that are still to come as not lived yet', () => {
    // Monday the 4th: 2 plays; Saturday the 9th: 1. A week of March, asked for on that Saturday and long after.
    const week = { from: '2024-03-04T00:00:00Z', to: '2024-03-11T00:00:00Z' };
    const plays = endedAt(
      '2024-03-04T10:00:00Z',
      '2024-03-04T11:00:00Z',
      '2024-03-05T10:00:00Z',
      '2024-03-09T10:00:00Z',
    );
    expect(habits(ask(plays, week), '2024-03-09')?.week).toBe('WEEKEND_WARRIOR');
    expect(habits(ask(plays, week), '2024-12-24')?.week).toBe('WEEKDAY_REGULAR');
  });

  it('are not known without counted plays', () => {
    expect(habits(ask([{ at: 0, track: 1, ms: 29_999 }]), '2024-03-01')).toBeNull();
  });
});
