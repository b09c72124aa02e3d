import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import type { ListKind } from './entries';
import type { History } from './history';
import type { RankBy } from './order';
import type { Question } from './question';
import { rankOf, topList, type Ranked } from './ranks';
import { Selection } from './selection';
import { plainHistories, questionsAbout } from './testing/arbitraries';
import { historyOf, type PlainCatalogue } from './testing/history-of';
import { referencePlays, referenceTop } from './testing/reference';
import { zoneOf } from './zone';

const KINDS: readonly ListKind[] = ['TRACKS', 'ARTISTS', 'ALBUMS', 'GENRES', 'CONTEXTS'];

const ALL: Question = { from: null, to: null, countingRule: 'EVERYTHING', zone: zoneOf('UTC'), weekStart: 'MONDAY' };

/** The id, genre or URI behind an index. */
function keyOf({ catalogue, circumstances }: History, kind: ListKind, index: number): number | string {
  switch (kind) {
    case 'TRACKS':
      return catalogue.tracks.id[index]!;
    case 'ARTISTS':
      return catalogue.artists.id[index]!;
    case 'ALBUMS':
      return catalogue.albums.id[index]!;
    case 'GENRES':
      return catalogue.genres[index]!;
    case 'CONTEXTS':
      return circumstances.contexts[index]!;
  }
}

const cases = plainHistories.chain((history) =>
  fc.record({
    history: fc.constant(history),
    question: questionsAbout(history),
    before: questionsAbout(history),
    kind: fc.constantFrom(...KINDS),
    by: fc.constantFrom<RankBy>('PLAYS', 'TIME'),
    offset: fc.integer({ min: 0, max: 8 }),
    limit: fc.integer({ min: 0, max: 8 }),
  }),
);

describe('topList', () => {
  it('is a page of the list that sorting all objects gives, with places in another list', () => {
    fc.assert(
      fc.property(cases, ({ history, question, before, kind, by, offset, limit }) => {
        const columns = historyOf(history.plays, history.catalogue);
        const selection = new Selection(columns, question);
        const page = topList(selection, kind, { by, offset, limit }, new Selection(columns, before));
        const earlier = referenceTop(referencePlays(history, before), kind, by).map(({ key }) => key);
        const expected = referenceTop(referencePlays(history, question), kind, by)
          .map(({ key, plays, ms }, i) => ({
            key,
            rank: i + 1,
            previousRank: earlier.indexOf(key) + 1 || null,
            plays,
            msPlayed: ms,
          }))
          .slice(offset, offset + limit);
        expect(page.map(({ index, ...rest }) => ({ key: keyOf(columns, kind, index), ...rest }))).toEqual(expected);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('agrees with rankOf about every entry', () => {
    fc.assert(
      fc.property(cases, ({ history, question, kind, by }) => {
        const selection = new Selection(historyOf(history.plays, history.catalogue), question);
        const ranks = new Map(
          topList(selection, kind, { by, offset: 0, limit: 100 }).map(({ index, rank }) => [index, rank]),
        );
        for (let index = 0; index < 20; index++)
          expect(rankOf(selection, kind, index, by)).toBe(ranks.get(index) ?? null);
      }),
      { numRuns: runs(300) },
    );
  });

  it('pages through hundreds of entries without repeating or missing one', () => {
    const many = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 120 }), (tracks, limit) => {
        const selection = new Selection(historyOf(...playsOfMany(tracks)), ALL);
        const whole = referenceTop(
          referencePlays({ plays: playsOfMany(tracks)[0], catalogue: playsOfMany(tracks)[1] }, ALL),
          'TRACKS',
          'PLAYS',
        );
        const pages: Ranked[] = [];
        for (let offset = 0; offset < tracks.length; offset += limit)
          pages.push(...topList(selection, 'TRACKS', { by: 'PLAYS', offset, limit }));
        expect(pages.map(({ index }) => selection.history.catalogue.tracks.id[index])).toEqual(
          whole.map(({ key }) => key),
        );
        expect(pages.map(({ rank }) => rank)).toEqual(whole.map((_, i) => i + 1));
      }),
      { numRuns: runs(30) },
    );
  });

  describe('of few plays', () => {
    const catalogue: PlainCatalogue = {
      artists: [
        { id: 1, name: 'Duo A', genres: ['jazz'] },
        { id: 2, name: 'Duo B', genres: ['jazz', 'rock'] },
      ],
      albums: [],
      tracks: [
        { id: 1, name: 'b', durationMs: 1000, artists: [1, 2] },
        { id: 2, name: 'a', durationMs: 1000, artists: [1] },
        { id: 3, name: 'a', durationMs: 1000, artists: [2] },
        { id: 4, name: 'c', durationMs: 1000, artists: [2] },
      ],
    };
    const plays = [
      { at: 1, track: 1, ms: 500 },
      { at: 2, track: 2, ms: 500 },
      { at: 3, track: 3, ms: 500 },
      { at: 4, track: 4, ms: 200 },
      { at: 5, track: 4, ms: 200 },
    ];
    const selection = new Selection(historyOf(plays, catalogue), ALL);
    const tracks = (by: RankBy) =>
      topList(selection, 'TRACKS', { by, offset: 0, limit: 10 }).map(({ index }) => catalogue.tracks[index]!.id);

    it('breaks ties by time or plays, then by name, then by id', () => {
      expect(tracks('PLAYS')).toEqual([4, 2, 3, 1]);
      expect(tracks('TIME')).toEqual([2, 3, 1, 4]);
    });

    it('counts a play of two artists once for each, and once for the genre that they share', () => {
      const top = (kind: ListKind) => topList(selection, kind, { by: 'PLAYS', offset: 0, limit: 10 });
      expect(top('ARTISTS').map(({ index, plays: count }) => [index, count])).toEqual([
        [1, 4],
        [0, 2],
      ]);
      expect(top('GENRES').map(({ index, plays: count, msPlayed }) => [index, count, msPlayed])).toEqual([
        [0, 5, 1900],
        [1, 4, 1400],
      ]);
    });

    it('does not list what was only heard for a moment, yet sums its time', () => {
      const strict = new Selection(historyOf([...plays, { at: 6, track: 1, ms: 40_000 }], catalogue), {
        ...ALL,
        countingRule: 'THIRTY_SECONDS',
      });
      expect(topList(strict, 'TRACKS', { by: 'TIME', offset: 0, limit: 10 })).toEqual([
        { index: 0, rank: 1, previousRank: null, plays: 1, msPlayed: 40_500 },
      ]);
      expect(rankOf(strict, 'TRACKS', 1, 'TIME')).toBeNull();
    });

    it('gives no place to what has more time but no counted play', () => {
      const moments = [6, 7].map((at) => ({ at, track: 2, ms: 29_999 }));
      const strict = new Selection(historyOf([...moments, { at: 8, track: 1, ms: 40_000 }], catalogue), {
        ...ALL,
        countingRule: 'THIRTY_SECONDS',
      });
      expect(rankOf(strict, 'TRACKS', 0, 'TIME')).toBe(1);
      expect(topList(strict, 'TRACKS', { by: 'TIME', offset: 0, limit: 9 }, strict)).toMatchObject([
        { previousRank: 1 },
      ]);
    });

    it('has no place before for what was not there', () => {
      const before = new Selection(selection.history, { ...ALL, to: 3 });
      const page = topList(selection, 'TRACKS', { by: 'PLAYS', offset: 0, limit: 3 }, before);
      expect(page.map(({ previousRank }) => previousRank)).toEqual([null, 1, null]);
    });

    it('has no rank for an index that does not exist', () => {
      expect(rankOf(selection, 'CONTEXTS', 0, 'PLAYS')).toBeNull();
    });
  });
});

/** Tracks with so many plays and milliseconds in each. */
function playsOfMany(tracks: readonly (readonly [number, number])[]): Parameters<typeof historyOf> {
  const plays = tracks.flatMap(([count, ms], i) =>
    Array.from({ length: count + 1 }, (_, k) => ({ at: k, track: i + 1, ms })),
  );
  const named = tracks.map((_, i) => ({ id: i + 1, name: `${i % 7}`, durationMs: null, artists: [1] }));
  return [plays, { tracks: named, artists: [{ id: 1, name: 'A', genres: [] }], albums: [] }];
}
