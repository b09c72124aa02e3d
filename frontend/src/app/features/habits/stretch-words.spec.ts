import { stats } from './habits.testing';
import { sessionWords, type StreakScope, streakWords } from './stretch-words';

const SCOPE: StreakScope = { today: '2026-11-21', locale: 'en-GB', firstDay: '2025-11-22', lastDay: '2026-11-21' };

function streak(firstDay: string, lastDay: string, days: number) {
  return { __typename: 'Streak', days, firstDay, lastDay } as const;
}

describe('streaks in words', () => {
  const longest = streak('2026-02-26', '2026-05-12', 76);

  it('says how far it is to the longest one', () => {
    const current = streak('2026-09-17', '2026-11-21', 66);
    const [now, best] = streakWords({ __typename: 'Streaks', current, longest }, SCOPE);
    expect(now).toMatchObject({ value: '66 days', sentence: '11 days more, and it is the longest of this period.' });
    expect(best).toMatchObject({ value: '76 days', days: { from: '2026-02-26', to: '2026-05-12' } });
  });

  it('reminds of today while the streak ends yesterday', () => {
    const current = streak('2026-11-19', '2026-11-20', 2);
    const [now] = streakWords({ __typename: 'Streaks', current, longest }, SCOPE);
    expect(now?.sentence).toBe('Play something today to keep it.');
  });

  it('does not hide that a streak may reach out of the period', () => {
    const current = streak('2025-11-22', '2026-11-21', 365);
    const words = streakWords({ __typename: 'Streaks', current, longest: current }, SCOPE);
    expect(words.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Current streak', 'It fills this period, so it may be older.'],
    ]);
    const lasted = streak('2025-11-22', '2026-02-01', 72);
    const [, best] = streakWords({ __typename: 'Streaks', current: null, longest: lasted }, SCOPE);
    expect(best?.sentence).toBe('Every day had at least one play. It may have begun before this period.');
  });

  it('shows the longest once where it still goes on', () => {
    const current = streak('2026-09-17', '2026-11-21', 66);
    const words = streakWords({ __typename: 'Streaks', current, longest: current }, SCOPE);
    expect(words.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Current streak', 'It is the longest of this period.'],
    ]);
  });

  it('tells of no present streak in a period of the past', () => {
    const past = { ...SCOPE, firstDay: '2024-01-01', lastDay: '2024-12-31' };
    const words = streakWords(
      { __typename: 'Streaks', current: null, longest: streak('2024-03-01', '2024-03-09', 9) },
      past,
    );
    expect(words.map(({ name }) => name)).toEqual(['Longest streak']);
  });

  it('has no streak to show where nothing reaches today', () => {
    const [now] = streakWords({ __typename: 'Streaks', current: null, longest }, { ...SCOPE, lastDay: null });
    expect(now).toMatchObject({ value: 'None', days: null });
  });
});

describe('sessions in words', () => {
  it('lead to the local days of the longest one', () => {
    const [average, record] = sessionWords(stats().sessions, 'America/New_York', 'en-GB');
    expect(average).toMatchObject({ value: '2 hrs 30 mins', sentence: '50 plays each, over 2 sessions.' });
    expect(record).toMatchObject({ value: '3 hrs', days: { from: '2026-11-20', to: '2026-11-20' } });
    expect(sessionWords(stats().sessions, 'Europe/Berlin', 'en-GB')[1]?.days).toMatchObject({ to: '2026-11-21' });
  });

  it('make no average of one', () => {
    const words = sessionWords({ ...stats().sessions, count: 1 }, 'Europe/Berlin', 'en-GB');
    expect(words.map(({ name }) => name)).toEqual(['The only session']);
  });

  it('say 1 play where the average rounds to it', () => {
    const [average] = sessionWords({ ...stats().sessions, averagePlays: 1.04 }, 'Europe/Berlin', 'en-GB');
    expect(average?.sentence).toContain('1 play each');
  });
});
