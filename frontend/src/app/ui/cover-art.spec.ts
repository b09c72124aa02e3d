import * as fc from 'fast-check';
import { coverArt } from './cover-art';

it.each([
  ['Paper Lanterns', 'PL'],
  ['Marzipan', 'M'],
  ['the slow weather', 'TS'],
  ['夜の海', '夜'],
  ['غيوم فوق', 'غف'],
  ['🎈🎈', '🎈'],
  ['', ''],
  ['   ', ''],
])('stands in for %j with the letters %j', (name, letters) => {
  expect(coverArt(name).letters).toBe(letters);
});

it('is always the same for one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(coverArt(name)).toEqual(coverArt(name));
      expect(coverArt(name).from).toMatch(/^#[0-9a-f]{6}$/);
    }),
  );
});
