import { newerPlays } from './new-plays';

function plays(...names: string[]) {
  return names.map((name, index) => ({
    id: name,
    name,
    detail: 'Band',
    imageUrl: null,
    counted: true,
    link: ['/track', name],
    playedAt: new Date(Date.UTC(2026, 10, 21, 12) - index * 60_000).toISOString(),
  }));
}

describe('newerPlays', () => {
  it('finds what came on top', () => {
    const before = plays('b', 'c').map((play) => ({ ...play, playedAt: play.playedAt.replace('T12', 'T11') }));
    const next = [...plays('a'), ...before];
    expect(newerPlays(before, next).map((play) => play.id)).toEqual(['a']);
  });

  it('finds nothing in the first list, in the same list, and in plays that arrived late behind newer ones', () => {
    expect(newerPlays([], plays('a', 'b'))).toEqual([]);
    expect(newerPlays(plays('a', 'b'), plays('a', 'b'))).toEqual([]);
    expect(newerPlays(plays('a', 'b'), plays('a', 'late', 'b'))).toEqual([]);
  });
});
