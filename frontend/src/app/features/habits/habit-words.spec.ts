import { dayParts, habitWords, isHabit, playsByHour, tooLittleWords } from './habit-words';
import { clockWith, stats } from './habits.testing';

const NIGHT_OWL = stats().habits!;

describe('a habit in words', () => {
  it('is called by its part of the day and of the week', () => {
    const words = habitWords(NIGHT_OWL, 'en-GB');
    expect([words.title, words.companion]).toEqual(['Night Owl', 'and a Weekday Regular']);
    expect(words.sentence).toContain('60% of your plays end at night, 22:00–06:00.');
  });

  it('does not claim more on weekdays than the rule says', () => {
    expect(habitWords(NIGHT_OWL, 'en-GB').sentence).toContain('at least as many');
    expect(habitWords({ ...NIGHT_OWL, week: 'WEEKEND_WARRIOR' }, 'en-GB').sentence).toContain('weekend has more plays');
  });

  it.each([
    [{ plays: 20, activeDays: 5 }, true],
    [{ plays: 19, activeDays: 19 }, false],
    [{ plays: 500, activeDays: 4 }, false],
  ])('needs plays and days: %o', (extent, enough) => {
    expect(isHabit(extent)).toBe(enough);
  });

  it('says what is missing for one', () => {
    expect(tooLittleWords({ plays: 49, activeDays: 1 }, 'en-GB').sentence).toContain('has 49 plays on 1 day.');
  });

  it('has the parts of the day in their order, the largest marked', () => {
    const parts = dayParts(NIGHT_OWL, 'en-GB');
    expect(parts.map(({ name, share, most }) => [name, share, most])).toEqual([
      ['Morning', 0, false],
      ['Afternoon', 0, false],
      ['Evening', 0.4, false],
      ['Night', 0.6, true],
    ]);
  });

  it('adds the weekdays up by hour', () => {
    const hours = playsByHour(clockWith([0, 5, 2], [6, 5, 3], [3, 23, 1]));
    expect([hours.length, hours[5], hours[23], hours[0]]).toEqual([24, 5, 1, 0]);
  });
});
