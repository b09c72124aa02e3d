import { discovered, discovery } from './discovery';
import { diversity } from './diversity';
import { ItemFacts } from './items';
import { newestRows } from './newest-rows';
import { playback } from './playback';
import { sessions } from './sessions';
import { ask, endedAt } from './testing/asking';
import type { PlainCatalogue } from './testing/history-of';

/** Tracks 1 … n, each by the artists and on the album that are said. */
function catalogueOf(tracks: { artists: number[]; album?: number }[]): PlainCatalogue {
  const artists = new Set(tracks.flatMap((track) => track.artists));
  const albums = new Set(tracks.flatMap(({ album }) => album ?? []));
  return {
    tracks: tracks.map((track, i) => ({ id: i + 1, name: `Track ${i + 1}`, durationMs: 180_000, ...track })),
    artists: [...artists].map((id) => ({ id, name: `Artist ${id}`, genres: [] })),
    albums: [...albums].map((id) => ({ id, name: `Album ${id}`, year: 1994 })),
  };
}

/** One play after the other, a minute each. */
function playsOf(...tracks: number[]) {
  return tracks.map((track, i) => ({ at: (i + 1) * 60_000, track, ms: 60_000 }));
}

describe('sessions', () => {
  it.each([
    ['2024-03-01T10:31:00Z', 1],
    ['2024-03-01T10:31:00.001Z', 2],
  ])('allow a silence of exactly 30 minutes: %s', (end, count) => {
    expect(sessions(ask(endedAt('2024-03-01T10:00:00Z', end))).count).toBe(count);
  });

  it('begin with the start of the first play and end with the end of the last', () => {
    const plays = endedAt('2024-03-01T10:00:00Z', '2024-03-01T10:20:00Z', '2024-03-01T12:00:00Z');
    expect(sessions(ask(plays))).toEqual({
      count: 2,
      averageMs: 11 * 60_000,
      averagePlays: 1.5,
      longest: {
        startedAt: Date.parse('2024-03-01T09:59:00Z'),
        endedAt: Date.parse('2024-03-01T10:20:00Z'),
        ms: 21 * 60_000,
        plays: 2,
      },
    });
  });

  it('take the length of the track where the time is unknown', () => {
    const first = endedAt('2024-03-01T10:00:00Z');
    const unknown = (end: string) => [...first, { at: Date.parse(end), track: 1, ms: null }];
    expect(sessions(ask(unknown('2024-03-01T10:33:00Z'))).count).toBe(1);
    expect(sessions(ask(unknown('2024-03-01T10:33:00.001Z'))).count).toBe(2);
  });

  it('are not held together by plays that do not count', () => {
    const skip = { at: Date.parse('2024-03-01T10:20:00Z'), track: 1, ms: 5000 };
    expect(sessions(ask([...endedAt('2024-03-01T10:00:00Z', '2024-03-01T10:45:00Z'), skip])).count).toBe(2);
  });

  it('are none without plays', () => {
    expect(sessions(ask([]))).toEqual({ count: 0, averageMs: 0, averagePlays: 0, longest: null });
  });
});

describe('discovery', () => {
  const catalogue = catalogueOf([
    { artists: [1], album: 1 },
    { artists: [1, 2], album: 1 },
  ]);

  it('knows what was played before the period, and what was not', () => {
    const selection = ask(playsOf(1, 2, 1, 2), { from: '1970-01-01T00:01:30Z' }, catalogue);
    expect(discovery(selection)).toEqual({ tracks: 1, artists: 1, albums: 0, plays: 2 });
    expect(discovered(selection, 'ARTISTS', { by: 'PLAYS', offset: 0, limit: 5 })).toEqual([
      { index: 1, rank: 1, previousRank: null, plays: 2, msPlayed: 120_000 },
    ]);
  });

  it('does not find old things new by a filter', () => {
    const plays = playsOf(1, 1).map((play, i) => ({ ...play, country: i === 0 ? 'DE' : 'NP' }));
    expect(discovery(ask(plays, { filter: { countries: ['NP'] } }, catalogue)).tracks).toBe(0);
    expect(discovery(ask(plays, { filter: { countries: ['DE'] } }, catalogue)).tracks).toBe(1);
  });

  it('is the first play that counts, by the rule of the question', () => {
    const plays = [{ at: 1000, track: 1, ms: 10_000 }, ...playsOf(1)];
    const from = '1970-01-01T00:00:30Z';
    expect(discovery(ask(plays, { from }, catalogue)).tracks).toBe(1);
    expect(discovery(ask(plays, { from, countingRule: 'EVERYTHING' }, catalogue)).tracks).toBe(0);
  });
});

describe('diversity', () => {
  it('has full marks from one artist in 5 plays and one track in 2', () => {
    const ten = catalogueOf(Array.from({ length: 5 }, (_, i) => ({ artists: [1 + (i % 2)] })));
    // 2 artists and 5 tracks in 10 plays; the top tenth is one artist with 6 of them.
    expect(diversity(ask(playsOf(1, 2, 3, 4, 5, 1, 2, 3, 4, 5), {}, ten))).toEqual({
      score: 76,
      label: 'BALANCED_LISTENER',
      artistVariety: 100,
      evenness: 40,
      trackVariety: 100,
    });
  });

  it('counts a play of several artists of the top once', () => {
    const eleven = catalogueOf([{ artists: [1, 2] }, ...Array.from({ length: 9 }, (_, i) => ({ artists: [3 + i] }))]);
    // 11 artists: the top tenth are artists 1 and 2, with the same 11 of 20 plays.
    const plays = playsOf(...Array.from({ length: 11 }, () => 1), 2, 3, 4, 5, 6, 7, 8, 9, 10);
    expect(diversity(ask(plays, {}, eleven))).toMatchObject({ evenness: 45, artistVariety: 100, trackVariety: 100 });
  });

  it('is low for one song over and over', () => {
    const plays = playsOf(...Array.from({ length: 100 }, () => 1));
    expect(diversity(ask(plays))).toEqual({
      score: 2,
      label: 'TRUE_DEVOTEE',
      artistVariety: 5,
      evenness: 0,
      trackVariety: 2,
    });
  });

  it.each([
    ['MUSIC_EXPLORER', 80, [1, 2]],
    ['BALANCED_LISTENER', 72, [1, 2, 1, 2, 1]],
    ['BALANCED_LISTENER', 60, [1, 1]],
    ['LOYAL_FAN', 53, [1, 1, 1]],
    ['LOYAL_FAN', 40, [1, 1, 1, 1, 1, 1]],
    ['SUPER_FAN', 34, [1, 1, 1, 1, 1, 1, 1]],
    ['SUPER_FAN', 20, Array.from({ length: 12 }, () => 1)],
    ['TRUE_DEVOTEE', 18, Array.from({ length: 13 }, () => 1)],
  ])('calls a %s who has a score of %i', (label, score, plays) => {
    // All plays of one artist have no evenness, halves of two artists 50.
    const catalogue = catalogueOf([{ artists: [1] }, { artists: [2] }]);
    expect(diversity(ask(playsOf(...plays), {}, catalogue))).toMatchObject({ label, score });
  });

  it('is not known without plays', () => {
    expect(diversity(ask([]))).toBeNull();
  });
});

describe('playback', () => {
  const catalogue = catalogueOf([{ artists: [1], album: 1 }, { artists: [1] }]);

  it('looks at all stored plays for skips and completion, at counted ones for the rest', () => {
    const plays = [
      { at: 1000, track: 1, ms: 22_500, skipped: true, completed: false, shuffled: true, device: 'PHONE' as const },
      { at: 2000, track: 1, ms: 180_000, skipped: false, completed: true, shuffled: true, device: 'TV' as const },
      { at: 3000, track: 2, ms: 240_000, shuffled: false, device: 'TV' as const, country: 'NP' },
      { at: 4000, track: 2, ms: null },
    ];
    expect(playback(ask(plays, {}, catalogue))).toEqual({
      plays: 3,
      storedPlays: 4,
      skips: { skipped: 1, known: 2 },
      // An eighth, all, and no more than all.
      completion: { completed: 1, known: 2, averageShare: expect.closeTo(2.125 / 3, 10), measured: 3 },
      shuffle: { shuffled: 1, known: 2 },
      offline: { offline: 0, known: 0 },
      private: { private: 0, known: 0 },
      devices: [{ kind: 'TV', plays: 2, msPlayed: 420_000 }],
      countries: [{ code: 'NP', plays: 1, msPlayed: 240_000 }],
      decades: [{ decade: 1990, plays: 1, msPlayed: 202_500 }],
      explicit: { explicit: 0, known: 0 },
      contextsKnown: 0,
    });
  });
});

describe('facts of an item', () => {
  it('ranks it among all, and finds its best day in the zone', () => {
    const catalogue = catalogueOf([{ artists: [1] }, { artists: [2] }]);
    const at = (text: string, track: number) => ({ at: Date.parse(text), track, ms: 60_000 });
    const plays = [
      at('2024-03-01T10:00:00Z', 1),
      at('2024-03-01T18:20:00Z', 2),
      at('2024-03-02T10:00:00Z', 2),
      at('2024-03-03T10:00:00Z', 2),
    ];
    const facts = new ItemFacts(ask(plays, { timeZone: 'Asia/Kathmandu' }, catalogue), 'ARTISTS', 1);
    expect(facts.sums).toEqual({
      plays: 3,
      msPlayed: 180_000,
      msEstimated: 0,
      firstPlayedAt: plays[1]!.at,
      lastPlayedAt: plays[3]!.at,
    });
    expect(facts.rank).toBe(1);
    expect(facts.bestDay).toEqual({ day: '2024-03-02', plays: 2, msPlayed: 120_000 });
  });
});

describe('newest rows', () => {
  it('come by end of play and id, the highest first, from any position', () => {
    const catalogue = catalogueOf([{ artists: [1] }, { artists: [1] }, { artists: [1] }]);
    const plays = [3, 1, 2].map((track) => ({ at: 5000, track, ms: 1 }));
    const selection = ask([...plays, { at: 4999, track: 3, ms: 1 }], {}, catalogue);
    expect(newestRows(selection, null, 10)).toEqual([3, 2, 1, 0]);
    expect(newestRows(selection, { playedAt: 5000, trackId: 2 }, 10)).toEqual([1, 0]);
    expect(newestRows(selection, { playedAt: 5000, trackId: 1 }, 1)).toEqual([0]);
    expect(newestRows(selection, { playedAt: 4999, trackId: 3 }, 10)).toEqual([]);
  });
});
