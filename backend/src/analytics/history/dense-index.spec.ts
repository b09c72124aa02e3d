import * as fc from 'fast-check';
import { DenseIndex } from './dense-index';

describe('DenseIndex', () => {
  it('numbers combinations in the order in which they are met', () => {
    const int = fc.oneof(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(int, int, int), { maxLength: 400, size: 'max' }), (combinations) => {
        const index = new DenseIndex();
        const expected = [...new Map(combinations.map((values) => [values.join(), values])).values()];
        for (const values of combinations) {
          expect(expected[index.indexOf(...values)]).toEqual(values);
          expect(expected[index.find(...values)]).toEqual(values);
        }
        expect(index.length).toBe(expected.length);
        for (const column of [0, 1, 2] as const) {
          expect(Array.from(index.values(column))).toEqual(expected.map((values) => values[column]));
        }
        expect(index.find(2 ** 30, 5, 5)).toBe(expected.findIndex((values) => values.join() === `${2 ** 30},5,5`));
      }),
    );
  });
});
