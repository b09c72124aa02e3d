import { runs } from '@audiospective/property-tests';
import * as fc from 'fast-check';
import { closeness, matchPlays, songOf, Source, type Claim, type StoredPlay } from './play-matching';

const T = Date.UTC(2024, 4, 1, 10);
const OLD = Date.UTC(2022, 4, 1, 10);
const SONG = songOf('Amber', ['Ada']);
const claim = (source: Claim['source'], at: number, trackId = 1): Claim => ({
  source,
  at,
  trackId,
  msPlayed: null,
  song: SONG,
});
const polled = (at: number, trackId = 1): StoredPlay => ({
  ...{ at, trackId, sources: Source.POLL, exportSecond: null, exportTrackId: null, msPlayed: null, song: SONG },
});
const exported = (sources: number, at: number, trackId = 1): StoredPlay => ({
  ...{ at, trackId, sources, exportSecond: at / 1_000, exportTrackId: trackId, msPlayed: 1, song: SONG },
});
const fits = (one: Claim, play: StoredPlay) => closeness(one, play) !== null;

describe('the matching rule', () => {
  it.each([
    ['floor of the second', T, 999, 1, true],
    ['within 2 s', T, -2_000, 1, true],
    ['within 5 s', T, 5_000, 1, true],
    ['further than 5 s', T, 5_001, 1, false],
    ['within 10 s before November 2022', OLD, 10_000, 1, true],
    ['further than 10 s', OLD, 10_001, 1, false],
    ['another track of the same title within 2 s', T, 2_000, 2, true],
    ['another track of the same title further away', T, 2_001, 2, false],
  ])('pairs a poll and an extended row: %s', (_case, second, offset, trackId, same) => {
    expect(fits(claim(Source.EXTENDED, second, trackId), polled(second + offset))).toBe(same);
    expect(fits(claim(Source.POLL, second + offset, trackId), exported(Source.EXTENDED, second))).toBe(same);
  });

  it('needs the very second and track between two extended rows', () => {
    const row = exported(Source.EXTENDED, T);
    expect(fits(claim(Source.EXTENDED, T), row)).toBe(true);
    expect(fits(claim(Source.EXTENDED, T + 1_000), row)).toBe(false);
    expect(fits(claim(Source.EXTENDED, T, 2), row)).toBe(false);
  });

  it('needs the minute and the song for account data', () => {
    const row = claim(Source.ACCOUNT, T, 2);
    expect(fits(row, exported(Source.EXTENDED, T + 59_000))).toBe(true);
    expect(fits(row, exported(Source.EXTENDED, T + 60_000))).toBe(false);
    expect(fits(row, polled(T + 59_999))).toBe(true);
    expect(fits(row, { ...polled(T + 59_999), song: songOf('Birch', ['Ada']) })).toBe(false);
  });

  it('takes account data for plays right beside its minute while exports were off by seconds', () => {
    const row = (at: number) => claim(Source.ACCOUNT, at);
    for (const [start, isBeside] of [
      [T, false],
      [OLD, true],
    ] as const) {
      expect(fits(row(start), exported(Source.EXTENDED, start - 1_000))).toBe(isBeside);
      expect(fits(claim(Source.EXTENDED, start + 69_000), exported(Source.ACCOUNT, start))).toBe(isBeside);
      expect(fits(row(start), exported(Source.EXTENDED, start + 70_000))).toBe(false);
      expect(fits(row(start), exported(Source.ACCOUNT, start + 60_000))).toBe(false);
    }
  });

  it('gives an account row to the play that can be no other, when a song ends twice around a full minute', () => {
    const minutes = [OLD, OLD + 60_000];
    const ends = [OLD + 60_000, OLD + 82_000];
    const [rows, account] = [
      ends.map((at) => claim(Source.EXTENDED, at)),
      minutes.map((at) => claim(Source.ACCOUNT, at)),
    ];
    expect([
      ...matchPlays(
        account,
        ends.map((at) => exported(Source.EXTENDED, at)),
      ),
    ]).toEqual([0, 1]);
    expect([
      ...matchPlays(
        rows.map((row) => ({ ...row, msPlayed: 1 })),
        minutes.map((at) => exported(Source.ACCOUNT, at)),
      ),
    ]).toEqual([0, 1]);
    expect([
      ...matchPlays(
        account,
        ends.map((at) => polled(at)),
      ),
    ]).toEqual([0, 1]);
  });

  it('lets a play that fits two account rows take the one that no other fits', () => {
    const ends = [OLD + 63_000, OLD + 119_000];
    const minutes = [OLD, OLD + 60_000];
    const account = minutes.map((at) => claim(Source.ACCOUNT, at));
    expect([
      ...matchPlays(
        account,
        ends.map((at) => exported(Source.EXTENDED, at)),
      ),
    ]).toEqual([0, 1]);
    const rows = ends.map((at) => ({ ...claim(Source.EXTENDED, at), msPlayed: 1 }));
    expect([
      ...matchPlays(
        rows,
        minutes.map((at) => exported(Source.ACCOUNT, at)),
      ),
    ]).toEqual([0, 1]);
  });

  it('trusts the length more than the minute while exports were off by seconds', () => {
    const row = (at: number, msPlayed: number) => ({ ...claim(Source.ACCOUNT, at), msPlayed });
    const play = (at: number, msPlayed: number) => ({ ...exported(Source.EXTENDED, at), msPlayed });
    const plays = [play(OLD + 60_000, 4_000), play(OLD + 123_000, 143_220)];
    expect([...matchPlays([row(OLD, 4_000), row(OLD + 60_000, 143_220)], plays)]).toEqual([0, 1]);
  });

  it('never takes two polled plays for one', () => {
    expect(fits(claim(Source.POLL, T + 1), polled(T))).toBe(false);
  });

  it('prefers the same second to everything else, and the nearest to the next', () => {
    const plays = [polled(T - 900), polled(T + 400), polled(T + 1_400)];
    expect([...matchPlays([claim(Source.EXTENDED, T), claim(Source.EXTENDED, T + 2_000)], plays)]).toEqual([1, 2]);
  });

  const moment = fc.integer({ min: 0, max: 40_000 });
  const sorted = <Item extends { at: number }>(items: Item[]) => items.sort((a, b) => a.at - b.at);

  it('is one-to-one, pairs only what fits, and leaves no pair that fits apart', () => {
    const claims = fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 3 })), { maxLength: 25 });
    fc.assert(
      fc.property(claims, claims, (rows, stored) => {
        const asked = sorted(
          rows.map(([ms, track]) => claim(Source.EXTENDED, T + Math.floor(ms / 1_000) * 1_000, track)),
        );
        const plays = sorted(stored.map(([ms, track]) => polled(T + ms, track)));
        const matches = [...matchPlays(asked, plays)];
        const taken = matches.filter((match) => match >= 0);
        expect(new Set(taken).size).toBe(taken.length);
        asked.forEach((one, i) => {
          const match = matches[i] as number;
          if (match >= 0) expect(fits(one, plays[match]!)).toBe(true);
          else expect(plays.filter((play, p) => !taken.includes(p) && fits(one, play))).toEqual([]);
        });
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('matches thousands of rows in the time of a blink', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => claim(Source.EXTENDED, T + i * 1_000, i % 7));
    const plays = rows.map((row) => polled(row.at + 400, row.trackId));
    expect([...matchPlays(rows, plays)]).toEqual(rows.map((_, i) => i));
  });
});
