import * as fc from 'fast-check';
import { addDays, addMonths, countDays, isDay, isMonth, lastDayOfMonth, shiftMonth } from './calendar';

const day = fc.integer({ min: 0, max: 2_900_000 }).map((count) => addDays('1900-01-01', count));

describe('days', () => {
  it.each(['1900-01-01', '2024-02-29', '2000-02-29', '9999-12-31'])('exist: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-02-30',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '1899-12-31',
    '0000-01-01',
    '10000-01-01',
    '+010000-01-01',
    '2024-1-1',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '2024-01-01\n',
    '',
    'today',
  ])('do not exist: %j', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('are counted as they are added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 10_000 }), (first, count) => {
        expect(countDays(first, addDays(first, count))).toBe(count + 1);
        expect(addDays(addDays(first, count), -count)).toBe(first);
      }),
    );
  });
});

describe('months', () => {
  it.each(['1900-01', '2024-12', '9999-12'])('exist: %s', (text) => expect(isMonth(text)).toBe(true));
  it.each(['1899-12', '2024-00', '2024-13', '2024-1', '2024', '2024-03-05', ''])('do not exist: %j', (text) =>
    expect(isMonth(text)).toBe(false),
  );

  it.each([
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['1900-02', '1900-02-28'],
    ['2000-02', '2000-02-29'],
    ['2024-04', '2024-04-30'],
    ['2024-12', '2024-12-31'],
  ])('%s ends on %s', (month, last) => expect(lastDayOfMonth(month)).toBe(last));

  it.each([
    ['2024-01', -1, '2023-12'],
    ['2023-12', 1, '2024-01'],
    ['2024-03', -27, '2021-12'],
    ['2024-03', 0, '2024-03'],
  ])('%s moved by %d is %s', (month, count, expected) => expect(shiftMonth(month, count)).toBe(expected));

  it.each([
    ['2024-08-31', -6, '2024-02-29'],
    ['2023-08-31', -6, '2023-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-05-31', 1, '2024-06-30'],
    ['2024-05-15', 1, '2024-06-15'],
  ])('a day keeps its number where the month has it: %s moved by %d is %s', (from, count, expected) => {
    expect(addMonths(from, count)).toBe(expected);
  });
});
