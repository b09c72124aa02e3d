import { playback, TOLD } from './habits.testing';
import { factText, groupedFacts, isNothingExported, playbackFacts, restsOn } from './playback-words';

describe('facts of playback', () => {
  const facts = playbackFacts(TOLD, 'en-GB');
  const named = (name: string) => facts.find((fact) => fact.name === name)!;

  it('measures skips against stored plays and shuffle against counted ones', () => {
    expect(named('Skipped')).toMatchObject({
      share: 0.25,
      counts: '30 of 120',
      rests: 'Rests on all 120 stored plays.',
    });
    expect(named('On shuffle')).toMatchObject({
      share: 0.25,
      counts: '20 of 80',
      rests: 'Rests on 80 of 100 counted plays; the others do not tell.',
    });
  });

  it('says what is not known instead of 0%', () => {
    expect(factText(named('Offline'), 'en-GB')).toBe('Not known');
    expect(named('Offline').rests).toBe('None of 100 counted plays tells.');
  });

  it('tells 0% that is known from what is not known', () => {
    const never = playbackFacts(playback({ offline: { __typename: 'KnownPlays', plays: 0, known: 5 } }), 'en-GB');
    expect(
      factText(
        never.find(({ name }) => name === 'Offline')!,
        'en-GB',
      ),
    ).toBe('0%');
  });

  it('keeps facts together that rest on the same plays', () => {
    const groups = groupedFacts(facts);
    expect(groups.flatMap((group) => group.facts)).toEqual(facts);
    expect(groups.every((group, index) => group.rests !== groups[index + 1]?.rests)).toBe(true);
  });

  it('knows when no export has told anything, whatever the catalogue knows', () => {
    expect(isNothingExported(playback({ explicit: { __typename: 'KnownPlays', plays: 4, known: 100 } }))).toBe(true);
    expect(isNothingExported(TOLD)).toBe(false);
  });

  it.each([
    [{ known: 1, of: 1, kind: 'counted' as const }, 'Rests on the one counted play.'],
    [{ known: 0, of: 1, kind: 'stored' as const }, 'None of 1 stored play tells.'],
    [
      { known: 12_345, of: 40_000, kind: 'counted' as const },
      'Rests on 12,345 of 40,000 counted plays; the others do not tell.',
    ],
  ])('rest on %o', (basis, text) => {
    expect(restsOn(basis, 'en-GB')).toBe(text);
  });
});
