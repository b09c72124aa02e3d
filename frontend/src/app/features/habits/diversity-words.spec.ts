import { diversityParts } from './diversity-words';
import { stats } from './habits.testing';

describe('the parts of the diversity score', () => {
  const parts = diversityParts(stats().diversity!, { plays: 100, artists: 1, tracks: 40 }, 'en-GB');

  it('weigh as the score is made', () => {
    expect(parts.map(({ points, weight }) => [points, weight])).toEqual([
      [40, '40%'],
      [75, '40%'],
      [80, '20%'],
    ]);
  });

  it('say from which numbers they come', () => {
    expect(parts[0]?.sentence).toContain('1 different artist in 100 plays');
    expect(parts[1]?.sentence).toContain('takes 25% of all plays');
    expect(parts[2]?.sentence).toContain('40 different tracks in 100 plays');
  });
});
