import { ruleEffects } from './counting-effects';
import { counted, settings } from './settings.testing';

function differences([thirtySeconds, halfOfTrack, everything]: readonly [number, number, number]): string[] {
  const plays = {
    thirtySeconds: counted(thirtySeconds),
    halfOfTrack: counted(halfOfTrack),
    everything: counted(everything),
  };
  return ruleEffects(settings(plays).viewer ?? undefined, 'en').map(({ difference }) => difference);
}

describe('what a counting rule would do', () => {
  it.each([
    [[40_000, 38_000, 50_000], '2,000 fewer plays, −5%', '10,000 more plays, +25%'],
    [[1_000, 999, 1_001], '1 fewer play, −<1%', '1 more play, +<1%'],
    [[10, 10, 10], 'the same plays', 'the same plays'],
    [[0, 0, 12], 'the same plays', '12 more plays'],
    [[0, 0, 0], 'the same plays', 'the same plays'],
  ] as const)('of %j', (plays, half, everything) => {
    expect(differences(plays)).toEqual(['', half, everything]);
  });

  it('is told against the rule that holds now', () => {
    const viewer = settings({ countingRule: 'EVERYTHING' }).viewer ?? undefined;
    expect(ruleEffects(viewer, 'en').map(({ difference }) => difference)).toEqual([
      '10,000 fewer plays, −20%',
      '12,000 fewer plays, −24%',
      '',
    ]);
  });

  it('is not known before the answer, and the rules are', () => {
    const effects = ruleEffects(undefined, 'en');
    expect(effects.map(({ totals, share }) => [totals, share])).toEqual(Array(3).fill([undefined, 0]));
  });
});
