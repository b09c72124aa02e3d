import * as fc from 'fast-check';
import { DEVICE_KINDS } from './devices';
import { discovered, discovery, type DiscoveryKind } from './discovery';
import { diversity } from './diversity';
import { habits } from './habits';
import { ItemFacts, type ItemKind } from './items';
import { newestRows } from './newest-rows';
import { playback } from './playback';
import type { RankBy } from './order';
import { topList } from './ranks';
import { Selection } from './selection';
import { sessions } from './sessions';
import { questioned } from './testing/arbitraries';
import { historyOf } from './testing/history-of';
import { referencePlays, referenceTop, type ReferencePlay } from './testing/reference';
import {
  referenceAmounts,
  referenceDiscovered,
  referenceDiversity,
  referenceSessions,
} from './testing/reference-listening';
import { later, referenceDays } from './testing/reference-time';

const asked = questioned.map(({ history, question }) => ({
  history,
  question,
  selection: new Selection(historyOf(history.plays, history.catalogue), question),
  plays: referencePlays(history, question),
}));

const kinds = fc.constantFrom<DiscoveryKind>('TRACKS', 'ARTISTS', 'ALBUMS');
const rankBy = fc.constantFrom<RankBy>('PLAYS', 'TIME');
const countedOf = (plays: readonly ReferencePlay[]) => plays.filter(({ counts }) => counts);
const average = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / Math.max(numbers.length, 1);

const keysOf: Record<ItemKind, (play: ReferencePlay) => readonly (number | string)[]> = {
  TRACKS: ({ track }) => [track.id],
  ARTISTS: ({ track }) => track.artists,
  ALBUMS: ({ track }) => (track.album == null ? [] : [track.album]),
  GENRES: ({ genres }) => [...genres],
};

describe('statistics, against plain objects', () => {
  it('sessions', () => {
    fc.assert(
      fc.property(asked, ({ selection, plays }) => {
        const all = referenceSessions(plays);
        const [longest = null] = all.toSorted((a, b) => b.ms - a.ms || b.plays - a.plays);
        const actual = sessions(selection);
        expect(actual).toMatchObject({ count: all.length, longest });
        expect(actual.averageMs).toBeCloseTo(average(all.map(({ ms }) => ms)));
        expect(actual.averagePlays).toBeCloseTo(average(all.map((session) => session.plays)));
      }),
    );
  });

  it('discovery', () => {
    fc.assert(
      fc.property(asked, ({ history, question, selection, plays }) => {
        const everything = referencePlays(history, { ...question, from: null, to: null, filter: undefined });
        const newTracks = referenceDiscovered(plays, everything, 'TRACKS');
        expect(discovery(selection)).toEqual({
          tracks: newTracks.size,
          artists: referenceDiscovered(plays, everything, 'ARTISTS').size,
          albums: referenceDiscovered(plays, everything, 'ALBUMS').size,
          plays: countedOf(plays).filter(({ track }) => newTracks.has(track.id)).length,
        });
      }),
    );
  });

  it('what was discovered, page by page', () => {
    fc.assert(
      fc.property(
        asked,
        kinds,
        rankBy,
        fc.integer({ min: 1, max: 5 }),
        ({ history, question, selection, plays }, kind, by, limit) => {
          const everything = referencePlays(history, { ...question, from: null, to: null, filter: undefined });
          const ids = referenceDiscovered(plays, everything, kind);
          const expected = referenceTop(plays, kind, by).filter(({ key }) => ids.has(Number(key)));
          const entries = {
            TRACKS: history.catalogue.tracks,
            ARTISTS: history.catalogue.artists,
            ALBUMS: history.catalogue.albums,
          }[kind];
          for (let offset = 0; offset <= expected.length; offset += limit) {
            expect(discovered(selection, kind, { by, offset, limit })).toEqual(
              expected.slice(offset, offset + limit).map(({ key, plays, ms }, i) => ({
                index: entries.findIndex(({ id }) => id === key),
                rank: offset + i + 1,
                previousRank: null,
                plays,
                msPlayed: ms,
              })),
            );
          }
        },
      ),
    );
  });

  it('diversity', () => {
    fc.assert(
      fc.property(asked, ({ selection, plays }) => {
        const actual = diversity(selection);
        if (countedOf(plays).length === 0) return expect(actual).toBeNull();
        const exact = referenceDiversity(plays);
        const score = exact.artistVariety * 0.4 + exact.evenness * 0.4 + exact.trackVariety * 0.2;
        const { label: _, ...numbers } = actual!;
        for (const [key, value] of Object.entries({ score, ...exact })) {
          const whole = numbers[key as keyof typeof numbers];
          expect(Number.isInteger(whole)).toBe(true);
          expect(Math.abs(whole - value)).toBeLessThanOrEqual(0.5 + 1e-9);
        }
      }),
    );
  });

  it('habits', () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: -400, max: 400 }), ({ question, selection, plays }, beside) => {
        const counted = countedOf(plays);
        const lastDay =
          plays
            .map(({ day }) => day)
            .sort()
            .at(-1) ?? '2024-03-01';
        const actual = habits(selection, later(lastDay, beside));
        if (counted.length === 0) return expect(actual).toBeNull();
        const { shares, timeOfDay, peakHour, peakWeekday } = actual!;
        const within = (...ranges: [number, number][]) =>
          counted.filter(({ hour }) => ranges.some(([from, to]) => hour >= from && hour < to)).length / counted.length;
        expect(shares).toEqual({
          MORNING_BIRD: within([6, 12]),
          AFTERNOON_LISTENER: within([12, 18]),
          EVENING_ENTHUSIAST: within([18, 22]),
          NIGHT_OWL: within([22, 24], [0, 6]),
        });
        expect(timeOfDay).toBe(Object.entries(shares).toSorted(([, a], [, b]) => b - a)[0]![0]);
        const mostOften = (values: readonly number[]) =>
          [...Map.groupBy(values, (value) => value)].toSorted(
            ([a, as], [b, bs]) => bs.length - as.length || a - b,
          )[0]![0];
        expect(peakHour).toBe(mostOften(counted.map(({ hour }) => hour)));
        expect(peakWeekday).toBe(mostOften(counted.map(({ weekday }) => weekday)));
        if (question.from === null && question.to === null) expect(actual!.week).toBe(weekOf(counted));
      }),
    );
  });

  it('playback', () => {
    fc.assert(
      fc.property(asked, ({ selection, plays }) => {
        const counted = countedOf(plays);
        const tally = <K extends string>(name: K, values: readonly (boolean | null | undefined)[]) => ({
          [name]: values.filter((value) => value === true).length,
          known: values.filter((value) => value != null).length,
        });
        const measured = plays.filter(({ play, track }) => play.ms !== null && track.durationMs);
        const heard = measured.map(({ play, track }) => Math.min(1, play.ms! / track.durationMs!));
        const { completion, ...facts } = playback(selection);
        expect(facts).toEqual({
          plays: counted.length,
          storedPlays: plays.length,
          skips: tally(
            'skipped',
            plays.map(({ play }) => play.skipped),
          ),
          shuffle: tally(
            'shuffled',
            counted.map(({ play }) => play.shuffled),
          ),
          offline: tally(
            'offline',
            counted.map(({ play }) => play.offline),
          ),
          private: tally(
            'private',
            counted.map(({ play }) => play.private),
          ),
          explicit: tally(
            'explicit',
            counted.map(({ track }) => track.explicit),
          ),
          contextsKnown: counted.filter(({ play }) => play.context != null).length,
          devices: referenceAmounts(plays, ({ play }) => play.device)
            .filter(({ key }) => key !== 'UNKNOWN')
            .toSorted((a, b) => DEVICE_KINDS.indexOf(a.key) - DEVICE_KINDS.indexOf(b.key))
            .toSorted((a, b) => b.plays - a.plays || b.msPlayed - a.msPlayed)
            .map(({ key, ...amount }) => ({ kind: key, ...amount })),
          countries: referenceAmounts(plays, ({ play }) => play.country)
            .toSorted((a, b) => b.plays - a.plays || b.msPlayed - a.msPlayed || (a.key < b.key ? -1 : 1))
            .map(({ key, ...amount }) => ({ code: key, ...amount })),
          decades: referenceAmounts(plays, ({ album }) => album?.year && Number(`${String(album.year).slice(0, 3)}0`))
            .toSorted((a, b) => a.key - b.key)
            .map(({ key, ...amount }) => ({ decade: key, ...amount })),
        });
        const { averageShare, ...completed } = completion;
        expect(completed).toEqual({
          ...tally(
            'completed',
            plays.map(({ play }) => play.completed),
          ),
          measured: measured.length,
        });
        if (measured.length === 0) expect(averageShare).toBeNull();
        else expect(averageShare).toBeCloseTo(average(heard), 10);
      }),
    );
  });

  it('playback and the list of contexts, with one sum over the circumstances for both', () => {
    fc.assert(
      fc.property(asked, ({ selection, plays }) => {
        const { plays: column } = selection.history;
        const read = jest.spyOn(selection, 'column');
        topList(selection, 'CONTEXTS', { by: 'PLAYS', offset: 0, limit: 1 });
        const facts = playback(selection);
        // Once for the sums, once for skips and completion.
        expect(read.mock.calls.filter(([one]) => one === column.circumstance)).toHaveLength(2);
        expect(playback(selection)).toEqual(facts);
        expect(read.mock.calls.filter(([one]) => one === column.circumstance)).toHaveLength(2);
        expect(facts.storedPlays).toBe(plays.length);
      }),
    );
  });

  it('facts of every item', () => {
    fc.assert(
      fc.property(
        asked,
        fc.constantFrom<ItemKind>('TRACKS', 'ARTISTS', 'ALBUMS', 'GENRES'),
        ({ history, selection, plays }, kind) => {
          const { tracks, artists, albums } = history.catalogue;
          const { genres } = selection.history.catalogue;
          const keys: readonly (number | string)[] =
            kind === 'GENRES' ? genres : { TRACKS: tracks, ARTISTS: artists, ALBUMS: albums }[kind].map(({ id }) => id);
          const top = referenceTop(plays, kind, 'PLAYS').map(({ key }) => key);
          keys.forEach((key, index) => {
            const own = plays.filter((one) => keysOf[kind](one).includes(key));
            const ends = countedOf(own).map(({ play }) => play.at);
            const facts = new ItemFacts(selection, kind, index);
            expect(facts.own).toHaveLength(own.length);
            expect(facts.sums).toMatchObject({
              plays: ends.length,
              msPlayed: own.reduce((sum, { ms }) => sum + ms, 0),
              firstPlayedAt: ends[0] ?? null,
              lastPlayedAt: ends.at(-1) ?? null,
            });
            expect(facts.rank).toBe(top.indexOf(key) + 1 || null);
            expect(facts.bestDay).toEqual(referenceDays(own)[0] ?? null);
          });
          const { own, sums, rank, bestDay } = new ItemFacts(selection, kind, -1);
          expect([own.length, sums.plays, sums.msPlayed, rank, bestDay]).toEqual([0, 0, 0, null, null]);
        },
      ),
    );
  });

  it('newest rows, page by page and from positions without a play', () => {
    fc.assert(
      fc.property(
        asked,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: -1, max: 1 }),
        ({ selection, plays }, limit, beside) => {
          const { history } = selection;
          const expected = plays.toReversed().map(({ play }) => ({ playedAt: play.at, trackId: play.track }));
          const read = (after: (typeof expected)[0] | null, count: number) =>
            newestRows(selection, after, count).map((row) => ({
              playedAt: history.plays.second[row]! * 1000 + history.plays.millisecond[row]!,
              trackId: history.catalogue.tracks.id[history.plays.track[row]!]!,
            }));
          const pages: typeof expected = [];
          for (let page = read(null, limit); page.length > 0; page = read(page.at(-1)!, limit)) pages.push(...page);
          expect(pages).toEqual(expected);
          for (const { playedAt, trackId } of expected) {
            const between = { playedAt, trackId: trackId + beside };
            const beyond = expected.filter(
              (one) => one.playedAt < playedAt || (one.playedAt === playedAt && one.trackId < between.trackId),
            );
            expect(read(between, expected.length)).toEqual(beyond);
          }
        },
      ),
    );
  });
});

/** Over all days from the first to the last one with plays. */
function weekOf(counted: readonly ReferencePlay[]): string {
  const isWeekend = (at: number | string) => [0, 6].includes(new Date(at).getUTCDay());
  const active = counted.map(({ day }) => day).sort();
  const days = { weekend: 0, week: 0 };
  for (let at = Date.parse(active[0]!); at <= Date.parse(active.at(-1)!); at += 24 * 3_600_000) {
    days[isWeekend(at) ? 'weekend' : 'week']++;
  }
  const onWeekends = active.filter(isWeekend).length / Math.max(days.weekend, 1);
  const onWeekdays = active.filter((day) => !isWeekend(day)).length / Math.max(days.week, 1);
  return onWeekends > onWeekdays ? 'WEEKEND_WARRIOR' : 'WEEKDAY_REGULAR';
}
