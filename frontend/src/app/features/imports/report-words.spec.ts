import * as fc from 'fast-check';
import { report } from './imports.testing';
import { reportTerms } from './report-words';

it('leaves out what is nothing, but never the new plays', () => {
  expect(reportTerms(report({ read: 5, new: 0, duplicates: 5 })).map(({ rows, name }) => [rows, name])).toEqual([
    [0, 'new plays'],
    [5, 'duplicates'],
  ]);
});

it('names each reason why rows could not be read', () => {
  const unreadable = [
    { __typename: 'UnreadableRows' as const, reason: 'BAD_TIME', message: 'The time is not a date.', rows: 2 },
    { __typename: 'UnreadableRows' as const, reason: 'TOO_DEEP', message: 'Nested too deeply.', rows: 1 },
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
