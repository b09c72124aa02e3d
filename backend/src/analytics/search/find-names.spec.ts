import fc from 'fast-check';
import { findNames } from './find-names';
import { Fit, fitOf, fitsWithTypos } from './fit';
import { toWanted } from './search-text';

const words = fc.string({ unit: fc.constantFrom(...'abc '), minLength: 1, maxLength: 12 });
const library = fc.array(fc.record({ name: words, plays: fc.nat(3) }), { maxLength: 30 });

it('finds what sorting all names finds', async () => {
  const typed = words.filter((text) => text.trim() !== '');
  await fc.assert(
    fc.asyncProperty(library, typed, fc.integer({ min: 1, max: 8 }), async (entries, text, limit) => {
      const wanted = toWanted(text);
      const compare = (a: number, b: number) => entries[b]!.plays - entries[a]!.plays || a - b;
      const ranked = entries.map(({ name }, index) => {
        const certain = fitOf(name, wanted);
        return { index, fit: certain === Fit.NONE && fitsWithTypos(name, wanted) ? Fit.TYPO : certain };
      });
      const expected = ranked
        .filter(({ fit }) => fit !== Fit.NONE)
        .sort((a, b) => a.fit - b.fit || compare(a.index, b.index))
        .slice(0, limit);
      const names = entries.map(({ name }) => name);
      expect(await findNames({ names, wanted, limit, compare })).toEqual(expected.map(({ index }) => index));
    }),
  );
});

it('lets others go on while it looks through many names', async () => {
  let others = 0;
  setImmediate(() => others++);
  const names = Array.from({ length: 100_000 }, (_, index) => `name ${index}`);
  await findNames({ names, wanted: toWanted('nothing'), limit: 10, compare: (a, b) => a - b });
  expect(others).toBe(1);
});
