import * as fc from 'fast-check';
import { gridValues, heatFill, labelled, peakOf } from './scale';

const HOUR = 3_600_000;

describe('grid lines', () => {
  it.each([
    [0, 'PLAYS', [0]],
    [1, 'PLAYS', [0, 1]],
    [7, 'PLAYS', [0, 2, 4, 6, 8]],
    [715, 'PLAYS', [0, 200, 400, 600, 800]],
    [90_000, 'TIME', [0, 60_000, 120_000]],
    [5 * HOUR, 'TIME', [0, 2 * HOUR, 4 * HOUR, 6 * HOUR]],
  ] as const)('for at most %d %s', (most, by, values) => {
    expect(gridValues(most, by)).toEqual(values);
  });

  it('are few, evenly spaced and reach the largest value, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), fc.constantFrom('PLAYS', 'TIME'), (most, by) => {
        const values = gridValues(most, by);
        const step = values[1] ?? 0;
        expect(values.length).toBeLessThanOrEqual(6);
        expect(values.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
        values.forEach((value, index) => expect(value).toBeCloseTo(index * step));
      }),
    );
  });
});

it('labels are never more than there is room for, and begin with the first step', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 30 }), (count, room) => {
      const indexes = labelled(count, room);
      expect(indexes.length).toBeLessThanOrEqual(room);
      expect(indexes.every((index) => index < count)).toBe(true);
      if (count > 0) expect(indexes[0]).toBe(0);
    }),
  );
});

it('finds the first of the highest values, and none among nothing', () => {
  expect(peakOf([1, 5, 5, 2])).toBe(1);
  expect(peakOf([0, 0])).toBeNull();
  expect(peakOf([])).toBeNull();
});

it('gives nothing its own colour, and the most the last', () => {
  expect(heatFill(0)).toBe('var(--heat-0)');
  expect(heatFill(1)).toBe('color-mix(in oklab, var(--heat-4) 100%, var(--heat-3))');
  expect(heatFill(0.0001)).toBe('color-mix(in oklab, var(--heat-2) 0%, var(--heat-1))');
  expect(heatFill(0.5)).toBe('color-mix(in oklab, var(--heat-3) 50%, var(--heat-2))');
});
