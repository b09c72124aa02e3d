import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import type { Question } from './question';
import { Selection } from './selection';
import { filtersOf, plainHistories, questionsAbout, questioned } from './testing/arbitraries';
import { historyOf, type PlainCatalogue, type PlainPlay } from './testing/history-of';
import { referencePlays, type ReferencePlay } from './testing/reference';
import { zoneOf } from './zone';

const CATALOGUE: PlainCatalogue = {
  artists: [
    { id: 1, name: 'One', genres: ['jazz'] },
    { id: 2, name: 'Two', genres: ['rock', 'jazz'] },
  ],
  albums: [{ id: 1, name: 'Album' }],
  tracks: [
    { id: 10, name: 'Odd', durationMs: 60_001, album: 1, artists: [1, 2] },
    { id: 11, name: 'Unmeasured', durationMs: null, album: null, artists: [2] },
  ],
};

const ALL: Question = {
  from: null,
  to: null,
  countingRule: 'THIRTY_SECONDS',
  zone: zoneOf('UTC'),
  weekStart: 'MONDAY',
};

function select(plays: readonly PlainPlay[], question: Partial<Question> = {}): Selection {
  return new Selection(historyOf(plays, CATALOGUE), { ...ALL, ...question });
}

/** What is selected, as instants and ids of tracks. */
function playsIn({ history, rows, first, length }: Selection): [number, number][] {
  const { second, millisecond, track } = history.plays;
  return Array.from({ length }, (_, i) => (rows === null ? first + i : rows[i]!)).map((row) => [
    second[row]! * 1000 + millisecond[row]!,
    history.catalogue.tracks.id[track[row]!]!,
  ]);
}

const asPairs = (plays: readonly ReferencePlay[]) => plays.map(({ play }) => [play.at, play.track]);

describe('Selection', () => {
  it('selects the plays that a plain filter of objects selects', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const selection = new Selection(historyOf(history.plays, history.catalogue), question);
        expect(playsIn(selection)).toEqual(asPairs(referencePlays(history, question)));
      }),
      { numRuns: runs(500) },
    );
  });

  it('narrows to the plays that fit both conditions', () => {
    const narrowed = plainHistories.chain((history) =>
      fc.tuple(fc.constant(history), questionsAbout(history), filtersOf(history), filtersOf(history)),
    );
    fc.assert(
      fc.property(narrowed, ([history, question, one, two]) => {
        const selection = new Selection(historyOf(history.plays, history.catalogue), question).narrow(one).narrow(two);
        const both = referencePlays(history, { ...question, filter: two });
        const expected = referencePlays(history, { ...question, filter: one }).filter(({ play }) =>
          both.some((other) => other.play === play),
        );
        const inQuestion = referencePlays(history, question).map(({ play }) => play);
        expect(playsIn(selection)).toEqual(asPairs(expected.filter(({ play }) => inQuestion.includes(play))));
      }),
      { numRuns: runs(300) },
    );
  });

  it('sums per track what objects sum', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const columns = historyOf(history.plays, history.catalogue);
        const { plays, msPlayed, msEstimated } = new Selection(columns, question).trackSums;
        const expected = referencePlays(history, question);
        for (const [index, track] of history.catalogue.tracks.entries()) {
          const its = expected.filter((one) => one.track === track);
          expect(plays[index]).toBe(its.filter(({ counts }) => counts).length);
          expect(msPlayed[index]).toBe(its.reduce((sum, { ms }) => sum + ms, 0));
        }
        const unknown = expected.filter(({ play }) => play.ms === null);
        expect(msEstimated).toBe(unknown.reduce((sum, { track }) => sum + (track.durationMs ?? 0), 0));
      }),
      { numRuns: runs(300) },
    );
  });

  it('sums per hour what a clock on the wall shows', () => {
    fc.assert(
      fc.property(questioned, ({ history, question }) => {
        const { first, plays, msPlayed } = new Selection(historyOf(history.plays, history.catalogue), question).hours;
        const expected = referencePlays(history, question);
        const byHour = Map.groupBy(expected, ({ day, hour }) => Date.parse(day) / 3_600_000 + hour);
        expect(plays).toHaveLength(byHour.size === 0 ? 0 : Math.max(...byHour.keys()) - Math.min(...byHour.keys()) + 1);
        expect(byHour.size === 0 || first === Math.min(...byHour.keys())).toBe(true);
        for (const [hour, its] of byHour) {
          expect(plays[hour - first]).toBe(its.filter(({ counts }) => counts).length);
          expect(msPlayed[hour - first]).toBe(its.reduce((sum, { ms }) => sum + ms, 0));
        }
        expect(plays.reduce((sum, count) => sum + count, 0)).toBe(expected.filter(({ counts }) => counts).length);
        expect(msPlayed.reduce((sum, ms) => sum + ms, 0)).toBe(expected.reduce((sum, { ms }) => sum + ms, 0));
      }),
      { numRuns: runs(300) },
    );
  });

  describe('period', () => {
    const plays = [
      { at: 1000, track: 11, ms: 40_000 },
      { at: 1000, track: 10, ms: 40_000 },
      { at: 1001, track: 10, ms: 40_000 },
      { at: 2000, track: 10, ms: 40_000 },
    ];

    it('includes its first instant and not its last', () => {
      expect(playsIn(select(plays, { from: 1000, to: 2000 }))).toEqual([
        [1000, 10],
        [1000, 11],
        [1001, 10],
      ]);
      expect(playsIn(select(plays, { from: 1001, to: 2001 }))).toEqual([
        [1001, 10],
        [2000, 10],
      ]);
    });

    it('is everything without bounds, as rows in a row', () => {
      expect(select(plays)).toMatchObject({ first: 0, length: 4, rows: null });
    });

    it('is empty when it ends before it begins', () => {
      expect(select(plays, { from: 2000, to: 1000 })).toHaveLength(0);
    });

    it('leaves empty columns of hours in a history without plays', () => {
      const { hours, trackSums } = select([]);
      expect(hours.plays).toHaveLength(0);
      expect(hours.msPlayed).toHaveLength(0);
      expect([...trackSums.plays]).toEqual([0, 0]);
    });
  });

  describe('filter', () => {
    const plays = [
      { at: 1000, track: 10, ms: 40_000 },
      { at: 2000, track: 11, ms: 40_000, country: 'DE' },
    ];

    it('matches nothing with an empty list', () => {
      expect(select(plays, { filter: { artists: [] } })).toHaveLength(0);
    });

    it('asks nothing without a condition', () => {
      expect(select(plays, { filter: {} }).rows).toBeNull();
    });

    it('does not take what has no album for an album', () => {
      expect(playsIn(select(plays, { filter: { albums: [1] } }))).toEqual([[1000, 10]]);
    });

    it('does not take an unknown country for a country', () => {
      expect(playsIn(select(plays, { filter: { countries: ['DE', ''] } }))).toEqual([[2000, 11]]);
    });

    it('finds tracks with one artist and another one by narrowing', () => {
      const either = select(plays, { filter: { artists: [2] } });
      expect(either).toHaveLength(2);
      expect(playsIn(either.narrow({ artists: [1] }))).toEqual([[1000, 10]]);
    });

    it('keeps every condition of a filter that is several in itself', () => {
      const german = { countries: ['DE'] };
      const both = select(plays, { filter: { artists: [2] } }).narrow({ tracks: [10, 11], also: german });
      expect(playsIn(both)).toEqual([[2000, 11]]);
      expect(both.narrow({ artists: [1] })).toHaveLength(0);
      expect(select(plays, { filter: { artists: [1] } }).narrow({ tracks: [10, 11], also: german })).toHaveLength(0);
    });

    it('reads hours and weekdays in the zone', () => {
      const play = { at: Date.parse('2024-03-03T23:30:00Z'), track: 10, ms: null };
      const monday = { filter: { hours: [5], weekdays: [0] } };
      expect(select([play], { ...monday, zone: zoneOf('Asia/Kathmandu') })).toHaveLength(1);
      expect(select([play], monday)).toHaveLength(0);
    });
  });

  describe('counting', () => {
    const counted = (ms: number | null, countingRule: Question['countingRule'], track = 10) =>
      select([{ at: 0, track, ms }], { countingRule }).trackSums.plays.reduce((sum, plays) => sum + plays, 0);

    it('begins at thirty seconds', () => {
      expect([29_999, 30_000].map((ms) => counted(ms, 'THIRTY_SECONDS'))).toEqual([0, 1]);
    });

    it('begins at half of the track, rounded up', () => {
      expect([30_000, 30_001].map((ms) => counted(ms, 'HALF_OF_TRACK'))).toEqual([0, 1]);
    });

    it('counts half of a track whose length is unknown', () => {
      expect(counted(1, 'HALF_OF_TRACK', 11)).toBe(1);
    });

    it('counts a play of nothing when everything counts', () => {
      expect(counted(0, 'EVERYTHING')).toBe(1);
    });

    it.each(['THIRTY_SECONDS', 'HALF_OF_TRACK', 'EVERYTHING'] as const)('counts an unknown length by %s', (rule) => {
      expect(counted(null, rule)).toBe(1);
    });

    it('sums the time of plays that do not count as well', () => {
      expect(select([{ at: 0, track: 10, ms: 29_999 }]).trackSums.msPlayed[0]).toBe(29_999);
    });
  });

  describe('hours', () => {
    it('adds up the hour that comes twice', () => {
      const plays = [
        { at: Date.parse('2021-10-31T00:30:00Z'), track: 10, ms: 40_000 },
        { at: Date.parse('2021-10-31T01:30:00Z'), track: 10, ms: 50_000 },
      ];
      const { hours } = select(plays, { zone: zoneOf('Europe/Berlin') });
      expect(hours.first).toBe(Date.parse('2021-10-31T02:00:00Z') / 3_600_000);
      expect([[...hours.plays], [...hours.msPlayed]]).toEqual([[2], [90_000]]);
    });

    it('begins with the earliest hour on the wall where clocks went back', () => {
      const plays = [
        { at: Date.parse('2022-04-02T14:59:00Z'), track: 10, ms: 40_000 },
        { at: Date.parse('2022-04-02T15:00:00Z'), track: 10, ms: 40_000 },
      ];
      const { hours } = select(plays, { zone: zoneOf('Australia/Lord_Howe') });
      expect(new Date(hours.first * 3_600_000).toISOString()).toBe('2022-04-03T01:00:00.000Z');
      expect([...hours.plays]).toEqual([2]);
    });

    it('reaches from the first to the last second that a column can hold', () => {
      const plays = [0, 0xffff_ffff].map((second) => ({ at: second * 1000, track: 10, ms: null }));
      const { first, plays: perHour } = select(plays, { zone: zoneOf('Asia/Kolkata') }).hours;
      expect([first, first + perHour.lastIndexOf(1)]).toEqual([5, Math.floor((0xffff_ffff / 60 + 330) / 60)]);
    });

    it('has hours before 1970 where clocks were behind UTC', () => {
      const { hours } = select([{ at: 0, track: 10, ms: null }], { zone: zoneOf('America/New_York') });
      expect(hours.first).toBe(-5);
    });
  });
});
