import * as fc from 'fast-check';
import { barsPath } from './bars';

const room = { width: 300, height: 100, most: 10 };

/** Left edge of each bar, as the path begins it on the ground. */
function starts(path: string): number[] {
  return [...path.matchAll(/M([\d.]+) 100/g)].map((match) => Number(match[1]));
}

describe('bars', () => {
  it('stand side by side, none for nothing', () => {
    expect(starts(barsPath([1, 0, 10], room))).toEqual([22, 222]);
  });

  it('are as high as their values', () => {
    expect(barsPath([5], room)).toContain('v-46q0 -4 4 -4');
    expect(barsPath([10], room)).toContain('v-96q0 -4 4 -4');
  });

  it('stay inside the chart and are no more than its pixels, however many values there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 3000 }), (values) => {
        const bars = starts(barsPath(values, room));
        expect(bars.length).toBeLessThanOrEqual(300);
        expect(bars.every((x) => x >= 0 && x < 300)).toBe(true);
      }),
    );
  });

  it('that share a pixel show the largest of them', () => {
    const values = new Array<number>(3000).fill(0);
    values[1505] = 10;
    expect(starts(barsPath(values, room))).toEqual([150]);
  });

  it('of twenty thousand steps are found without going through the steps again and again', () => {
    const values = Array.from({ length: 20_000 }, (_, index) => index % 11);
    let reads = 0;
    const counted = new Proxy(values, {
      get: (target, key) => {
        reads++;
        return Reflect.get(target, key) as unknown;
      },
    });
    barsPath(counted, { ...room, width: 1200 });
    expect(reads / values.length).toBeLessThan(3);
  });
});
