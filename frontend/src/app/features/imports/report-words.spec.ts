import * as fc from 'fast-check';
import { report } from './imports.testing';
import { newPlays, reportTerms, rowsRead } from './report-words';

it('leaves out what is nothing, but never the new plays', () => {
  expect(reportTerms(report({ read: 5, new: 0, duplicates: 5 })).map(({ rows, name }) => [rows, name])).toEqual([
    [0, 'new plays'],
    [5, 'duplicates'],
  ]);
});

it('names one row as one', () => {
  const terms = reportTerms(report({ read: 3, new: 1, duplicates: 1, podcasts: 1 }));
  expect(terms.map(({ name }) => name)).toEqual(['new play', 'duplicate', 'podcast']);
});

it('says of no play that it is stored once the import was taken back', () => {
  const numbers = report({ read: 12, confirmed: 2 });
  const explained = (undone: boolean) => reportTerms(numbers, undone).map(({ explanation }) => explanation);
  expect(explained(false)[0]).toBe('stored now');
  expect(explained(true)).toEqual([
    'had been stored, taken back',
    'already collected; the real time listened is taken back',
  ]);
});

it.each([
  [40_938, false, '40,938 new plays'],
  [1, false, '1 new play'],
  [1, true, '1 new play, taken back'],
])('tells in short what was brought: %d, undone: %s', (count, undone, text) => {
  expect(newPlays(count, undone, 'en-GB')).toBe(text);
});

describe('the rows read', () => {
  const read = (changes: Parameters<typeof report>[0]) => rowsRead(report(changes), 'en-GB', 'Europe/Berlin');

  it.each([
    ['2020-01-01T10:00:00.000Z', '2020-01-03T10:00:00.000Z', 'played from 1 Jan 2020 to 3 Jan 2020'],
    ['2020-01-01T10:00:00.000Z', '2020-01-01T22:59:00.000Z', 'played on 1 Jan 2020'],
    ['2020-01-01T22:59:00.000Z', '2020-01-01T23:00:00.000Z', 'played from 1 Jan 2020 to 2 Jan 2020'],
  ])('from %s to %s, by the days of the listener', (firstPlayedAt, lastPlayedAt, text) => {
    expect(read({ read: 41_276, firstPlayedAt, lastPlayedAt })).toBe(`of 41,276 rows read, ${text}`);
  });

  it('of one row, without a play', () => {
    expect(read({ read: 1 })).toBe('of 1 row read');
  });
});

it('names each reason why rows could not be read', () => {
  const unreadable = [
    { __typename: 'UnreadableRows' as const, message: 'The time is not a date.', rows: 2 },
    { __typename: 'UnreadableRows' as const, message: 'Nested too deeply.', rows: 1 },
  ];
  const terms = reportTerms(report({ read: 13, unreadable }));
  expect(terms.slice(1).map(({ rows, explanation }) => [rows, explanation])).toEqual([
    [2, 'The time is not a date.'],
    [1, 'Nested too deeply.'],
  ]);
});

it('adds up to the rows read, whatever the numbers are', () => {
  const rows = fc.nat({ max: 1_000_000 });
  const numbers = fc.record({
    new: rows,
    confirmed: rows,
    duplicates: rows,
    podcasts: rows,
    audiobooks: rows,
    videos: rows,
    local: rows,
    empty: rows,
  });
  fc.assert(
    fc.property(numbers, (given) => {
      const read = Object.values(given).reduce((sum, count) => sum + count, 0);
      const terms = reportTerms(report({ ...given, read }));
      expect(terms.reduce((sum, term) => sum + term.rows, 0)).toBe(read);
    }),
  );
});
