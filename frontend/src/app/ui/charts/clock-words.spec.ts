import { clockSummary, clockTable } from './clock-words';

/** Plays by weekday from Monday on; other hours have none. */
function clock(...plays: { day: number; hour: number; plays: number }[]): number[][] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const one of plays) week[one.day]![one.hour] = one.plays;
  return week;
}

describe('clockSummary', () => {
  it('names the hour with most plays, to its end', () => {
    const week = clock({ day: 6, hour: 23, plays: 2 }, { day: 0, hour: 9, plays: 1 });
    expect(clockSummary(week, 'en-GB')).toBe('Most on Sunday, 23:00–00:00: 2 plays.');
  });

  it('stays true where several hours share the first place', () => {
    const week = clock({ day: 0, hour: 9, plays: 1 }, { day: 3, hour: 9, plays: 1 });
    expect(clockSummary(week, 'en-GB')).toBe('No hour has more than Monday, 09:00–10:00, with 1 play.');
  });

  it('says nothing without plays', () => {
    expect(clockSummary(clock(), 'en-GB')).toBe('');
  });
});

it('tables every play in the part of the day to which it belongs', () => {
  const week = clock({ day: 1, hour: 5, plays: 3 }, { day: 1, hour: 6, plays: 4 }, { day: 1, hour: 23, plays: 5 });
  const { columns, rows } = clockTable(week, 'en-GB');
  expect(columns).toHaveLength(5);
  expect(rows[1]).toEqual(['Tuesday', '3', '4', '0', '5']);
});
