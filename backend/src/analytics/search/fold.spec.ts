import fc from 'fast-check';
import { fold } from './fold';

it.each([
  ['Beyoncé', 'beyonce'],
  ['BEYONCE\u0301', 'beyonce'],
  ['Sigur Rós', 'sigur ros'],
  ['Mø', 'mo'],
  ['Łąki Łan', 'laki lan'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['Ärzte, Die', 'arzte, die'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Ёлка', 'елка'],
  ['ＹＭＯ', 'ymo'],
  ['Don’t  Stop\n Now ', "don't stop now"],
  ['שָׁלוֹם', 'שלום'],
  ['100% (Live)', '100% (live)'],
])('folds %s to %s', (text, folded) => expect(fold(text)).toBe(folded));

it.each([
  ['か', 'が'],
  ['ह', 'हि'],
  ['ก', 'กิ'],
])('keeps apart the letters %s and %s', (one, other) => expect(fold(one)).not.toBe(fold(other)));

it('folds what is folded to itself, whatever its case', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
