import { clockSummary, clockTable } from './clock-words';

/** A week without plays but those at `[weekday from Monday, hour, plays]`. */
function clockWith(...plays: [number, number, number][]): number[][] {
  const clock = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const [weekday, hour, count] of plays) clock[weekday]![hour] = count;
  return clock;
}

describe('the clock in words', () => {
  it.each([
    ['the hour with most plays', clockWith([4, 18, 14], [0, 8, 2]), 'Most on Friday, 18:00 to 19:00: 14 plays.'],
    [
      'the first of hours that share the first place',
      clockWith([4, 18, 3], [0, 8, 3]),
      'No hour has more than Monday, 08:00 to 09:00, with 3 plays.',
    ],
    ['the last hour of a day', clockWith([6, 23, 2]), 'Most on Sunday, 23:00 to 00:00: 2 plays.'],
    ['a single play as what it is', clockWith([6, 23, 1]), 'The only play was on Sunday, 23:00 to 00:00.'],
    ['nothing without plays', clockWith(), ''],
  ])('names %s', (_, clock, summary) => {
    expect(clockSummary(clock, 'en-GB')).toBe(summary);
  });

  it('has a table of the parts of each day', () => {
    const { columns, rows } = clockTable(clockWith([0, 0, 1], [0, 5, 2], [0, 23, 4], [6, 6, 8]), 'en-GB');
    expect(columns).toEqual(['Day', '00:00 to 06:00', '06:00 to 12:00', '12:00 to 18:00', '18:00 to 00:00']);
    expect(rows[0]).toEqual(['Monday', '3', '0', '0', '4']);
    expect(rows[6]).toEqual(['Sunday', '0', '8', '0', '0']);
  });
});
