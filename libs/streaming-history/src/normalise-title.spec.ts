import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { normaliseTitle } from './normalise-title';

describe('normaliseTitle', () => {
  it.each([
    ['case', 'PAPER Lanterns', 'paper lanterns'],
    ['white space', '  Paper\u00a0\t Lanterns ', 'paper lanterns'],
    ['apostrophes', 'Don’t', "don't"],
    ['an accent used as an apostrophe', 'Don´t', "don't"],
    ['double quotes', '“Paper”', '"paper"'],
    ['dashes', 'Paper – Live', 'paper - live'],
    ['full-width letters', 'Ｐａｐｅｒ', 'paper'],
    ['composed and decomposed letters', 'Cafe\u0301', 'café'],
    ['invisible characters', 'Pa\u200bper\ufeff', 'paper'],
  ])('lets %s fall together', (_case, text, same) => {
    expect(normaliseTitle(text)).toBe(normaliseTitle(same));
    expect(normaliseTitle(text)).toBe(same.normalize('NFKC'));
  });

  it.each([
    ['Paper', 'Papers'],
    ['Paper Lanterns', 'PaperLanterns'],
    ['Paper - Live', 'Paper'],
    ['café', 'cafe'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(normaliseTitle(one)).not.toBe(normaliseTitle(other));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseTitle(normaliseTitle(text))).toBe(normaliseTitle(text));
      }),
      { numRuns: runs(5_000) },
    );
  });
});
