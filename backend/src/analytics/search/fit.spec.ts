import fc from 'fast-check';
import { Fit, fitOf, fitsWithTypos } from './fit';
import { toWanted } from './search-text';
import { fold } from './fold';

const fitting = (name: string, typed: string) => fitOf(fold(name), toWanted(typed));

it.each([
  ['Love', 'love', Fit.EXACT],
  ['Love Me Do', 'love', Fit.PREFIX],
  ['Loveless', 'love', Fit.PREFIX],
  ['All You Need Is Love', 'love', Fit.WORD],
  ['Glove, lovely', 'love', Fit.WORD],
  ['(Love)', 'love', Fit.WORD],
  ['Glove', 'love', Fit.INSIDE],
  ['Road to Abbey', 'abbey road', Fit.WORDS],
  ['Hate', 'love', Fit.NONE],
  ['100% Pure Love', '%', Fit.INSIDE],
  ['Pure Love', '%', Fit.NONE],
  ['snake_case', 'e_c', Fit.INSIDE],
  ['snakescase', 'e_c', Fit.NONE],
  ['What? (Why)', '? (', Fit.INSIDE],
  ['What', '.*', Fit.NONE],
  ['東京の夜', '夜', Fit.INSIDE],
  ['東京の夜', '東', Fit.PREFIX],
  ['שלום עולם', 'עולם', Fit.WORD],
])('fits %s to %s', (name, typed, expected) => expect(fitting(name, typed)).toBe(expected));

describe('with typing errors', () => {
  const fits = (name: string, typed: string) => fitsWithTypos(fold(name), toWanted(typed));

  it.each([
    ['Metallica', 'metalica'],
    ['Metallica', 'mettallica'],
    ['Metallica', 'metalilca'],
    ['Metallica', 'metaxlica'],
    ['Metallica', 'metalic'],
    ['Bohemian Rhapsody', 'bohemian rapsody'],
    ['Bohemian Rhapsody', 'rhaspody bohemain'],
    ['Beyoncé', 'beyonse'],
  ])('finds %s by %s', (name, typed) => expect(fits(name, typed)).toBe(true));

  it.each([
    ['Metallica', 'netallica'],
    ['Metallica', 'matelica'],
    ['Abba', 'abe'],
    ['Bohemian Rhapsody', 'bohemian rock'],
  ])('does not find %s by %s', (name, typed) => expect(fits(name, typed)).toBe(false));

  it('forgives one letter that is wrong, missing, too many or swapped, anywhere but at the beginning', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 5, maxLength: 12 });
    const edit = fc.record({ kind: fc.constantFrom('wrong', 'missing', 'extra', 'swapped'), at: fc.nat(100) });
    fc.assert(
      fc.property(letters, edit, (name, { kind, at }) => {
        const place = 1 + (at % (name.length - 2));
        const [head, letter, tail] = [name.slice(0, place), name.charAt(place), name.slice(place + 1)];
        const typed = {
          wrong: `${head}z${tail}`,
          missing: head + tail,
          extra: `${head}z${letter}${tail}`,
          swapped: head + tail.charAt(0) + letter + tail.slice(1),
        }[kind];
        expect(fits(`the ${name} band`, typed)).toBe(true);
      }),
    );
  });
});

it.each(['', ' \t', 'x'.repeat(101), '🎵'.repeat(101)])('refuses to search for "%s"', (typed) =>
  expect(() => toWanted(typed)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' })),
);

it('searches for a hundred characters, whatever they are', () => {
  expect(toWanted('🎵'.repeat(100)).text).toBe('🎵'.repeat(100));
  expect(toWanted('B').text).toBe('b');
});
