import { clockSummary, clockTable } from './clock-words';
import { clockWith } from './habits.testing';

describe('the clock in words', () => {
  it('names the hour with most plays', () => {
    const clock = clockWith([4, 21, 40], [0, 8, 10]);
    expect(clockSummary(clock, 'en-GB')).toBe(
      'Your strongest hour of the week is Friday 21:00–22:00, with 40 of 50 plays.',
    );
  });

  it('does not call an hour the strongest that others equal', () => {
    const clock = clockWith([4, 21, 3], [0, 8, 3], [1, 1, 3], [2, 2, 1]);
    expect(clockSummary(clock, 'en-GB')).toBe(
      'No hour of the week has more than Monday 08:00–09:00, with 3 of 10 plays; 2 other hours had as many.',
    );
  });

  it('makes no rule out of one play', () => {
    expect(clockSummary(clockWith([6, 23, 1]), 'en-GB')).toBe('1 play: Sunday 23:00–00:00.');
    expect(clockSummary(clockWith(), 'en-GB')).toBe('No plays to tell from.');
  });

  it('has a table whose weekdays begin where the listener lets weeks begin', () => {
    const table = clockTable(clockWith([6, 21, 7]), 'SUNDAY', 'en-GB');
    expect(table.columns).toEqual(['Hour', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
    expect(table.rows).toHaveLength(24);
    expect(table.rows[21]).toEqual(['21:00–22:00', '7', '0', '0', '0', '0', '0', '0']);
  });
});
